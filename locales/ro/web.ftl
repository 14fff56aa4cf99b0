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
info-about = Ce înseamnă { $name }
info-more = Definiția completă
delta-same = = la fel
delta-points = { $n } puncte procentuale
delta-better = mai bine
delta-worse = mai rău
delta-against = față de { $period }
delta-none = fără valoare pentru { $period }
benchmark-one = Reper { $low }
benchmark-range = Reper { $low } – { $high }
benchmark-from = Reper de la { $low }
benchmark-to = Reper până la { $high }
card-few = n = { $n }: prea puțini pentru concluzii
card-interval = probabil { $low } – { $high }
to-date = până azi
details = Detalii
customers = Clienți
days = { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}
table-period = Perioada

## Charts

chart-table = Arată ca tabel
chart-save = Salvează
chart-partial = Hașurat sau punctat: perioada nu s-a încheiat.
chart-not-saved = Imaginea nu a putut fi creată.
heat-young = încă prea recentă
summary-nothing = { $name }: nicio valoare în acest interval.
summary-one = { $name }, { $label }: { $value }
summary-series = { $way ->
    [up] { $name } a crescut de la { $from } în { $first } la { $to } în { $last }; maxim { $high } în { $when_high }, minim { $low } în { $when_low }.
    [down] { $name } a scăzut de la { $from } în { $first } la { $to } în { $last }; maxim { $high } în { $when_high }, minim { $low } în { $when_low }.
   *[same] { $name } a fost { $from } în { $first } și { $to } în { $last }; maxim { $high } în { $when_high }, minim { $low } în { $when_low }.
}
series-mrr = Venit lunar recurent (MRR)
series-net = Schimbare netă

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } față de { $before }. { $new } au venit cu clienți noi, { $lost } s-au pierdut prin plecări.
figure-paying = Clienți plătitori
changed-title = Ce s-a schimbat cel mai mult
changed-none = Nimic nu s-a mișcat în această perioadă.
all-movements = Toate mișcările
renewals-title = Reînnoiri viitoare
renewals-about = Termene contractuale care se încheie după date
renewals-none = Niciun termen contractual nu se încheie în următoarele 90 de zile.
renewals-within = În
renewals-leaving = Se știe că pleacă
quality-title = Calitatea datelor
quality-through = Date până la { $day }, politica { $policy }
quality-rows = { $n ->
    [one] { $n } rând a fost respins; cifrele sunt fără el.
    [few] { $n } rânduri au fost respinse; cifrele sunt fără ele.
   *[other] { $n } de rânduri au fost respinse; cifrele sunt fără ele.
}
quality-missing = Lipsesc, deci unele cifre nu sunt definite: { $tables }
quality-closed = Lunile până la { $month } sunt închise

## Movements

movements-title = Mișcările MRR
step-new = Noi
step-reactivation = Reactivare
step-expansion = Extindere
step-contraction = Contracție
step-churn = Plecări
step-paused = Suspendate
step-resumed = Reluate
step-fx = Cursuri valutare
step-merge = Clienți comasați
step-correction = Corecții
step-segment-in = Intrate în segment
step-segment-out = Ieșite din segment
step-rest = Suspendări, cursuri, altele

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
