# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Navigare principală
nav-revenue = Venituri
nav-customers = Clienți
nav-product = Produs și piață
nav-data = Date
menu = Meniu
skip = Sari la conținut
search = Caută
controls = Ce se privește
range = Interval de date
range-month = Ultima lună
range-3m = Ultimele 3 luni
range-6m = Ultimele 6 luni
range-12m = Ultimele 12 luni
range-24m = Ultimele 24 de luni
range-year = Anul acesta
range-last-year = Anul trecut
range-to-date = 12 luni până azi
range-from = Prima zi
range-last = Ultima zi
range-through = Date până la { $day } · { $zone }
apply = Aplică
reset = Resetează
grain = Împărțit pe
grain-day = Zile
grain-week = Săptămâni
grain-month = Luni
grain-quarter = Trimestre
grain-year = Ani
compare = Compară cu
compare-previous = Perioada anterioară
compare-year = Cu un an înainte
compare-custom = Perioada aleasă
compare-none = Fără comparație
compare-from = De la o zi aleasă
compare-said = Comparat cu { $span }
segment = Segment de clienți
segment-all = Toți clienții
segment-condition = Condiție
data = Date, monedă, cunoscut la
data-known = cunoscut la { $day }
data-currency = Moneda
data-currency-text = Doar ce se facturează în această monedă, la valoarea nominală
data-known-at = Cunoscut la
data-known-at-text = Ce ar fi spus cifrele în acea zi?
data-policy = Politica: { $policy }
account = Cont și aspect
theme = Aspect
theme-system = Ca sistemul
theme-light = Luminos
theme-dark = Întunecat
language = Limba
sign-out = Deconectare
demo-banner = Aceasta este compania demonstrativă. Nimic de aici nu este real.
no-data = Încă nu sunt date
no-data-text = Cifrele apar aici când există fapte de facturare: conectează un sistem de facturare sau importă fișiere.
no-data-import = Conectează sau importă
no-data-demo = Vezi compania demonstrativă
not-found = Pagina nu există
not-found-text = Adresa poate fi scrisă greșit sau pagina a fost mutată.
palette = Mergi la
palette-hint = Ecrane, indicatori, clienți
palette-metric = indicator
palette-none = Nimic nu se potrivește.
shortcuts = Scurtături de tastatură
shortcuts-on = Tastele simple sunt active
shortcut-compare = Schimbă comparația
shortcut-chart = Parcurge un grafic
screen-overview = Prezentare generală
screen-movements = Mișcări
screen-retention = Retenție
screen-definitions = Definiții
screen-figure = Cifra

## Components

close = Închide
loading = Se încarcă
again = Încearcă din nou
trouble-unreachable = Tenure nu răspunde. Rulează, și există conexiune?
trouble-forbidden = Rolul tău nu permite asta.
trouble-not-found = Aceasta nu există.
trouble-server = Tenure nu a putut răspunde. Jurnalul spune de ce.
trouble-question = La această întrebare nu se poate răspunde.

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
