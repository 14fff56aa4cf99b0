# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Hovednavigasjon
nav-revenue = Inntekter
nav-customers = Kunder
nav-product = Produkt og marked
nav-data = Data og oppsett
menu = Meny
skip = Hopp til innholdet
search = Søk
controls = Hva som vises
range = Tidsrom
range-month = Siste måned
range-3m = Siste 3 måneder
range-6m = Siste 6 måneder
range-12m = Siste 12 måneder
range-24m = Siste 24 måneder
range-year = I år
range-last-year = I fjor
range-to-date = 12 måneder hittil
range-from = Første dag
range-last = Siste dag
range-through = Data til og med { $day } · { $zone }
apply = Bruk
reset = Nullstill
grain = Del inn i
grain-day = Dager
grain-week = Uker
grain-month = Måneder
grain-quarter = Kvartaler
grain-year = År
compare = Sammenlign med
compare-previous = Forrige periode
compare-year = Året før
compare-custom = Valgt periode
compare-none = Ingen sammenligning
compare-from = Fra en valgt dag
compare-said = Sammenlignet med { $span }
segment = Kundesegment
segment-all = Alle kunder
segment-condition = Betingelse
data = Data, valuta, kjent per
data-known = kjent per { $day }
data-currency = Valuta
data-currency-text = Bare det som faktureres i denne valutaen, til pålydende
data-known-at = Kjent per
data-known-at-text = Hva ville tallene ha vist den dagen?
data-policy = Regelsett: { $policy }
account = Konto og utseende
theme = Utseende
theme-system = Som systemet
theme-light = Lyst
theme-dark = Mørkt
language = Språk
sign-out = Logg ut
demo-banner = Dette er demoselskapet. Ingenting her er ekte.
no-data = Ingen data ennå
no-data-text = Tallene kommer hit når det finnes faktureringsdata: koble til et faktureringssystem, eller importer filer.
no-data-import = Koble til eller importer
no-data-demo = Se demoselskapet
not-found = Siden finnes ikke
not-found-text = Adressen kan være feilskrevet, eller siden er flyttet.
palette = Gå til
palette-hint = Skjermer, måltall, kunder
palette-metric = måltall
palette-none = Ingen treff.
shortcuts = Tastatursnarveier
shortcuts-on = Enkelttaster virker
shortcut-compare = Bytt sammenligning
shortcut-chart = Gå gjennom et diagram
screen-overview = Oversikt
screen-movements = Bevegelser
screen-retention = Kundelojalitet
screen-definitions = Definisjoner
screen-figure = Tall

## Components

close = Lukk
loading = Laster
again = Prøv igjen
trouble-unreachable = Tenure svarer ikke. Kjører den, og er det forbindelse?
trouble-forbidden = Rollen din gir ikke tilgang til dette.
trouble-not-found = Dette finnes ikke.
trouble-server = Tenure kunne ikke svare. Loggen sier hvorfor.
trouble-question = Spørsmålet kan ikke besvares.

## Charts

## Overview

## Movements

## Retention

## Churn

## Value

## Voice

## Support

## Growth

## Use

## Relations

## Customers

## Customer

## Segments

## Sources and import

## Reconciliation

## Figures

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
