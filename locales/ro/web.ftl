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
to-date = până azi
details = Detalii
customers = Clienți
days = { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}
table-period = Perioada
table-range = Tot intervalul
show-all = Arată toate cele { $n }
table-sum = Sumă
interval = probabil { $low } – { $high }
window-trailing = { $n ->
    [one] pe { $n } lună
    [few] pe { $n } luni
   *[other] pe { $n } de luni
}
window-ago = { $n ->
    [one] cu { $n } lună înainte
    [few] cu { $n } luni înainte
   *[other] cu { $n } de luni înainte
}
window-each = { $n ->
    [one] în fiecare dintre { $n } lună
    [few] în fiecare dintre { $n } luni
   *[other] în fiecare dintre { $n } de luni
}

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
movements-about = Cum a ajuns MRR de la deschiderea la închiderea intervalului { $span }
bridge-heading = De la MRR inițial la cel final
bridge-start = Deschidere
bridge-end = Închidere
bridge-step = Pas
bridge-amount = Sumă
bridge-count = Mișcări
bridge-change = Schimbare
bridge-adds-up = Se potrivește: deschiderea plus toți pașii este închiderea, până la ultima fracțiune de cent.
bridge-does-not = Nu se potrivește: rămâne { $gap }. Aceasta este o eroare a Tenure.
movements-over-time = Mișcările în timp
movements-by-period = Pe perioade, în { $currency }
movements-list = Una câte una
movements-of-kind = Una câte una: { $kind }
movements-all-kinds = Toate felurile
movements-none = Nicio mișcare de acest fel în acest interval.
movements-counted = { $customers ->
    [one] { $customers } client
    [few] { $customers } clienți
   *[other] { $customers } de clienți
} · { $events ->
    [one] { $events } eveniment
    [few] { $events } evenimente
   *[other] { $events } de evenimente
}
movements-adds = însumează cât arată puntea
movements-at = Când
movements-customer = Client
movements-kind = Fel
movements-cause = Cauză

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

figure-definition = Definiție
figure-variant = Varianta
figure-by = Împărțit după
figure-by-none = neîmpărțit
figure-unknown = Niciun indicator nu se numește { $metric }.
figure-periods = Pe perioade
figure-periods-about = Alege o perioadă ca să vezi cine stă în spatele cifrei.
figure-change = Schimbare
figure-course = Evoluție
figure-likely = Probabil
figure-no-heading = nespecificat
figure-split = { $name }, după { $by }
figure-largest = Cele mai mari { $n } din { $all }; toate sunt în tabel.
figure-headings = După { $by }
figure-variants = Alte moduri de calcul
figure-variants-about = Furnizorii și articolele diferă; definiția spune cine ce folosește.
figure-is-split = împărțit
figure-rows = Din ce este făcut { $period }
figure-no-rows = Nimic în spatele acestei cifre: toți termenii sunt zero sau nu sunt sume pe clienți.
figure-term = Termen
figure-rows-counted = { $n ->
    [one] { $n } rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}
figure-sums = însumează termenul
figure-sums-not = nu însumează termenul
figure-record = Înregistrare
figure-adds = Adaugă

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
