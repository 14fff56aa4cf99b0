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
info-about = Hva { $name } betyr
info-more = Hele definisjonen
delta-same = = uendret
delta-points = { $n } prosentpoeng
delta-better = bedre
delta-worse = dårligere
delta-against = mot { $period }
delta-none = ingen verdi for { $period }
benchmark-one = Referanse { $low }
benchmark-range = Referanse { $low } til { $high }
benchmark-from = Referanse fra { $low }
benchmark-to = Referanse opp til { $high }
card-few = n = { $n }: for få til å si mye
to-date = hittil
details = Detaljer
customers = Kunder
days = { $n ->
    [one] { $n } dag
   *[other] { $n } dager
}
table-period = Periode
table-range = Hele tidsrommet
show-all = Vis alle { $n }
table-sum = Sum i alt
interval = trolig { $low } til { $high }
window-trailing = { $n ->
    [one] over { $n } måned
   *[other] over { $n } måneder
}
window-ago = { $n ->
    [one] { $n } måned før
   *[other] { $n } måneder før
}
window-each = { $n ->
    [one] i hver av { $n } måned
   *[other] i hver av { $n } måneder
}

## Charts

chart-table = Vis som tabell
chart-save = Lagre
chart-partial = Skravert eller stiplet: perioden er ikke over.
chart-not-saved = Bildet kunne ikke lages.
heat-young = ikke gammel nok ennå
summary-nothing = { $name }: ingen verdier i dette tidsrommet.
summary-one = { $name }, { $label } er { $value }.
summary-series = { $way ->
    [up] { $name } steg fra { $from } i { $first } til { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
    [down] { $name } falt fra { $from } i { $first } til { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
   *[same] { $name } var { $from } i { $first } og { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
}
series-mrr = Månedlig inntekt (MRR)
series-net = Netto endring

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } mot { $before }. { $new } kom med nye kunder, { $lost } gikk med frafall.
figure-paying = Betalende kunder
changed-title = Hva som endret seg mest
changed-none = Ingenting beveget seg i perioden.
all-movements = Alle bevegelser
renewals-title = Kommende fornyelser
renewals-about = Avtaleperioder som utløper etter dataene
renewals-none = Ingen avtaleperioder utløper de neste 90 dagene.
renewals-within = Innen
renewals-leaving = Vet at de går
quality-title = Datakvalitet
quality-through = Data til og med { $day }, regelsett { $policy }
quality-rows = { $n ->
    [one] { $n } rad ble avvist; tallene er uten den.
   *[other] { $n } rader ble avvist; tallene er uten dem.
}
quality-missing = Mangler, så noen tall er udefinerte: { $tables }
quality-closed = Måneder til og med { $month } er avsluttet

## Movements

movements-title = MRR-bevegelser
step-new = Nye
step-reactivation = Reaktivering
step-expansion = Utvidelse
step-contraction = Reduksjon
step-churn = Frafall
step-paused = Satt på pause
step-resumed = Gjenopptatt
step-fx = Valutakurser
step-merge = Sammenslåtte kunder
step-correction = Korreksjoner
step-segment-in = Inn i segmentet
step-segment-out = Ut av segmentet
step-rest = Pauser, kurser, annet
movements-about = Hvordan MRR gikk fra begynnelsen til slutten av { $span }
bridge-heading = Fra inngående til utgående MRR
bridge-start = Inngående
bridge-end = Utgående
bridge-step = Trinn
bridge-amount = Beløp
bridge-count = Bevegelser
bridge-change = Endring
bridge-adds-up = Det går opp: inngående pluss alle trinn er utgående, til siste brøkdel av en cent.
bridge-does-not = Det går ikke opp: { $gap } er til overs. Dette er en feil i Tenure.
movements-over-time = Bevegelser over tid
movements-by-period = Per periode, i { $currency }
movements-list = Én for én
movements-of-kind = Én for én: { $kind }
movements-all-kinds = Alle typer
movements-none = Ingen slike bevegelser i tidsrommet.
movements-counted = { $customers ->
    [one] { $customers } kunde
   *[other] { $customers } kunder
} · { $events ->
    [one] { $events } hendelse
   *[other] { $events } hendelser
}
movements-adds = summerer til broen
movements-at = Når
movements-customer = Kunde
movements-kind = Type
movements-cause = Årsak

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

figure-definition = Definisjon
figure-variant = Beregningsmåte
figure-by = Del etter
figure-by-none = ikke delt
figure-unknown = Ingen måltall heter { $metric }.
figure-periods = Per periode
figure-periods-about = Velg en periode for å se hvem som står bak tallet.
figure-change = Endring
figure-course = Forløp
figure-likely = Trolig
figure-no-heading = ikke oppgitt
figure-split = { $name }, etter { $by }
figure-largest = De { $n } største av { $all }; alle står i tabellen.
figure-headings = Etter { $by }
figure-variants = Andre måter å beregne det på
figure-variants-about = Leverandører og artikler er ulike; definisjonen sier hvem som bruker hva.
figure-is-split = delt
figure-rows = Hva { $period } består av
figure-no-rows = Ingenting står bak tallet: alle ledd er null, eller er ikke summer over kunder.
figure-term = Ledd
figure-rows-counted = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}
figure-sums = summerer til leddet
figure-sums-not = summerer ikke til leddet
figure-record = Post
figure-adds = Bidrar

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
