# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Navigare principală
nav-revenue = Venituri
nav-customers = Clienți
nav-product = Produs și piață
nav-data = Date
menu = Meniu
skip = Săriți la conținut
search = Căutați
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
apply = Aplicați
reset = Resetează
grain = Împărțit pe
grain-day = Zile
grain-week = Săptămâni
grain-month = Luni
grain-quarter = Trimestre
grain-year = Ani
compare = Comparați cu
compare-previous = Perioada anterioară
compare-year = Cu un an înainte
compare-custom = Perioada aleasă
compare-none = Fără comparație
compare-from = De la o zi aleasă
compare-said = Comparat cu { $span }
segment = Segment de clienți
segment-all = Toți clienții
segment-condition = Condiție
segment-unread = Condiția nu poate fi citită
data = Date, monedă, cunoscut la
data-known = cunoscut la { $day }
data-currency = Moneda
data-currency-text = Doar ce se facturează în această monedă, la valoarea nominală
currency-in-use = Se facturează în
currency-unbilled = Nimic nu se facturează în { $currency }, deci nu este nimic de arătat în ea.
currency-unbilled-segment = Nimănui din acest segment nu i se facturează în { $currency }, deci nu este nimic de arătat în ea.
currency-billed = Se facturează în { $currencies }.
currency-all = Toate valutele
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
demo-look = Vedeți compania demonstrativă
demo-leave = Înapoi la datele proprii
reach-lost = Serverul nu răspunde.
reach-offline = Acest dispozitiv nu este conectat la nicio rețea.
reach-shown = Ultimul răspuns: { $at }. Ce se vede este de atunci.
reach-last = Ultimul răspuns: { $at }.
reach-next = Se încearcă din nou peste { $n } s
reach-trying = Se încearcă din nou…
reach-now = Încercați acum
reach-back = Serverul răspunde din nou.
demo-make = Creați compania demonstrativă
demo-remove = Eliminați compania demonstrativă
no-data = Încă nu sunt date
no-data-text = Cifrele apar aici când există date: conectați un sistem de facturare sau importați fișiere despre facturare, sondaje, tichete, leaduri sau folosirea produsului.
no-data-ask = Cifrele apar aici când există date. Un administrator al companiei poate conecta un sistem de facturare sau poate importa fișiere.
ahead-title = Încă nu sunt date pentru { $span }
ahead-text = Datele ajung până la { $through }. Date mai noi vor umple acest interval; până atunci nu se spune nimic despre el, nici creștere, nici pierderi.
ahead-back = Arătați ultimele luni cu date
ahead-left-out = Datele ajung până la { $through }; perioadele cerute de după nu sunt arătate.
unfed-title = Încă nimic de arătat aici
unfed-text = Tabelele acestui ecran nu au rânduri. Aduceți oricare dintre ele: fișiere cu aceste coloane sau exporturi din instrumentele pe care le folosiți.
unfed-ask = Tabelele acestui ecran nu au rânduri. Un administrator al companiei le poate aduce.
unfed-columns = Are nevoie de coloanele
begin-stripe = Conectați Stripe
begin-stripe-text = Cu o cheie care doar citește, clienții, abonamentele și facturile vin singure și rămân actuale.
begin-stripe-go = Conectați Stripe
begin-demo = Compania demonstrativă
begin-demo-text = O companie inventată, cu trei ani de istoric, într-un spațiu de lucru propriu. Datele dumneavoastră nu sunt atinse, iar ea poate fi eliminată oricând.
not-found = Pagina nu există
not-found-text = Adresa poate fi scrisă greșit sau pagina a fost mutată.
palette = Mergeți la
palette-hint = Ecrane, indicatori, clienți
palette-metric = indicator
palette-none = Nimic nu se potrivește.
shortcuts = Scurtături de tastatură
shortcuts-on = Tastele simple sunt active
shortcut-compare = Schimbați comparația
shortcut-chart = Parcurge un grafic
screen-overview = Prezentare generală
screen-movements = Mișcări
screen-retention = Retenție
screen-definitions = Definiții
screen-figure = Cifra
screen-customers = Clienți
screen-customer = Client
screen-segments = Segmente
screen-policies = Reguli de calcul
screen-targets = Ținte
screen-calculators = Calculatoare
screen-churn = Pierderi
screen-value = Valoare
screen-voice = Vocea clienților
screen-support = Asistență
screen-growth = Creștere
screen-use = Folosirea produsului
screen-sources = Surse și import
screen-checks = Calitatea datelor
workspace = Spațiu de lucru
workspace-main = Compania dumneavoastră
workspace-demo = Compania demonstrativă
screen-reconciliation = Reconciliere
screen-relations = Legături
screen-benchmarks = Repere
screen-annotations = Adnotări
compare-weekday = Aceleași zile ale săptămânii
range-complete = Doar perioade încheiate
density = Densitate
density-comfortable = Aerisit
density-compact = Dens

## Components

close = Închideți
loading = Se încarcă
again = Încercați din nou
trouble-unreachable = Tenure nu răspunde. Rulează, și există conexiune?
trouble-forbidden = Rolul dumneavoastră nu permite asta.
trouble-not-found = Aceasta nu există.
trouble-server = Tenure nu a putut răspunde. Jurnalul spune de ce.
trouble-question = La această întrebare nu se poate răspunde.
trouble-value = Acest lucru nu poate fi acceptat așa cum este.
trouble-too-large = Fișierele sunt prea mari.
trouble-conflict = Ceva stă în cale: există deja sau s-a schimbat între timp.
trouble-damaged = Datele păstrate sunt deteriorate. Nu se face nicio cifră din ele.
info-about = Ce înseamnă { $name }
info-more = Definiția completă
delta-not-over = încă neîncheiată: nu are cu ce fi comparată
delta-ripens = perioadele mai noi au avut mai puțin timp: nu se compară
delta-same = = la fel
delta-points = { $n } p.p.
delta-better = mai bine
delta-worse = mai rău
delta-against = față de { $period }
delta-none = fără valoare pentru { $period }
chart-cropped = Axa nu începe de la zero.
benchmark-one = Reper { $low }
benchmark-range = Reper { $low } – { $high }
benchmark-from = Reper de la { $low }
benchmark-to = Reper până la { $high }
card-few = n = { $n }: prea puțini pentru concluzii
to-date = până azi
card-until = până la { $day }
freshness-through = Date până la { $day }
freshness-old = { $n ->
    [one] acum { $n } zi
    [few] acum { $n } zile
   *[other] acum { $n } de zile
}
freshness-imported = importate la { $at }
freshness-zone = Zilele și orele sunt în fusul orar { $zone }
details = Detalii
customers = Clienți
days = { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}
table-period = Perioada
table-range = Tot intervalul
show-all = Arătați toate cele { $n }
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
key-figures = Cifre cheie
by-plan = planul
by-product = produsul
by-currency = moneda
by-country = țara
by-channel = canalul
by-industry = industria
by-tenure = vechimea
by-mrr-band = mărimea după MRR
by-pricing-model = modelul de preț
by-contract-length = durata contractului
by-company-size = mărimea companiei
by-cohort = cohorta
by-owner = responsabilul
heading-under = sub { $n }
heading-above = { $n } și mai mult
stage-lead = Lead
stage-marketing = Calificat de marketing
stage-sales = Calificat de vânzări
stage-opportunity = Oportunitate
stage-customer = Client
stage-subscriber = Abonat la noutăți
stage-evangelist = Promotor
by-category = categoria
by-stage = etapa
by-touchpoint = punctul de contact
by-feature = funcția
by-churn-reason = motivul
by-campaign = campanie
by-city = oraș
by-region = regiune
by-company-revenue = venitul companiei

## Charts

chart-table = Arătați ca tabel
chart-save = Salvați
chart-partial = Hașurat sau punctat: perioada nu s-a încheiat.
chart-through = Datele ajung până la { $day }.
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
chart-nothing = Nimic de arătat în acest interval.
chart-age-months = Vârsta în luni
chart-age-weeks = Vârsta în săptămâni
with-interval = Banda arată unde ar fi putut ajunge din întâmplare.
chart-largest = Cele mai mari { $n } din { $all }; restul, la Detalii.
chart-rest = Altele
chart-notes = Adnotări

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } față de { $before }. { $new } au venit cu clienți noi, { $lost } s-au pierdut prin plecări.
overview-sentence-same = { $period }: MRR { $mrr }, la fel ca în { $before }. { $new } au venit cu clienți noi, { $lost } s-au pierdut prin plecări.
overview-sentence-alone = { $period }: MRR { $mrr }. { $new } au venit cu clienți noi, { $lost } s-au pierdut prin plecări.
figure-paying = Clienți plătitori
changed-title = Ce s-a schimbat cel mai mult
changed-none = Nimic nu s-a mișcat în această perioadă.
all-movements = Toate mișcările
renewals-title = Reînnoiri viitoare
renewals-about = Termene contractuale care se încheie după date
renewals-none = Niciun termen contractual nu se încheie în următoarele 90 de zile.
renewals-within = În
renewals-leaving = Se știe că pleacă
renewals-due = { $n ->
    [one] Termenele care se încheie într-o zi
    [few] Termenele care se încheie în { $n } zile
   *[other] Termenele care se încheie în { $n } de zile
}
renewals-outcome = Ce urmează
quality-title = Calitatea datelor
quality-none = Niciun rând nu a fost respins.
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
step-expansion = Expansiune
step-contraction = Contracție
step-churn = Pierderi
step-paused = Suspendate
step-resumed = Reluate
step-fx = Cursuri valutare
step-merge = Clienți comasați
step-correction = Corecții
step-segment-in = Intrate în segment
step-segment-out = Ieșite din segment
step-rest = Suspendări, cursuri, altele
movements-about = Cum a ajuns MRR de la începutul la sfârșitul intervalului { $span }
bridge-heading = De la MRR de început la cel de sfârșit
bridge-start = Început
bridge-end = Sfârșit
bridge-step = Pas
bridge-amount = Sumă
bridge-count = Mișcări
bridge-change = Schimbare
bridge-lost-more = s-a pierdut mai mult
bridge-lost-less = s-a pierdut mai puțin
bridge-adds-up = Se potrivește: începutul plus toți pașii este sfârșitul, până la ultima fracțiune de cent.
bridge-does-not = Nu se potrivește: rămâne { $gap }. Aceasta este o eroare a Tenure.
movements-over-time = Mișcările în timp
movements-by-period = Pe perioade, în { $currency }
movements-list = Una câte una
movements-of-kind = Una câte una: { $kind }
movements-of-reason = Motiv declarat: { $reason }
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
cause-price = preț
cause-seats = locuri
cause-plan = schimbare de plan
cause-cross-sell = alt produs
cause-coupon = reducere
cause-term = perioada plății
cause-usage = consum
cause-voluntary = a cerut încetarea
cause-involuntary = nu a plătit
cause-retention-policy = încetat prin politică
cause-policy = schimbare de politică
cause-unknown = necunoscut

## Retention

retention-about = Cine rămâne, cât din MRR rămâne și pentru cât timp
cohorts-heading = După momentul sosirii clienților
cohorts-about = Fiecare rând cuprinde clienții al căror prim MRR este dintr-o perioadă; fiecare coloană este o vârstă.
cohorts-of = Proporție din
cohorts-logo = Clienți păstrați
cohorts-gross = MRR păstrat
cohorts-net = MRR cu creștere
cohorts-usage = Folosirea produsului
cohorts-unit = Vârste în
cohorts-months = Luni
cohorts-weeks = Săptămâni
cohorts-show = Arătați
cohorts-absolute = Absolut
cohorts-cell = { $left } din { $of }: { $share }
cohorts-mean = Medie ponderată
cohorts-sum = Suma cohortelor destul de vechi
cohorts-caption = Cohorte: { $what }
cohorts-came = Veniți în
cohorts-note = Media este ponderată cu mărimea. Un punct: cohorta este prea recentă sau datele încep mai târziu. Cursiv: sub zece clienți.
cohorts-none = Nicio cohortă în acest interval
cohorts-none-text = Nimeni nu a avut un prim MRR sau nu a folosit produsul. Un interval mai lung poate ajuta.
cohorts-curves = Retenția pe vârste
cohorts-curves-about = Medii ponderate ale tuturor cohortelor din interval
cohorts-age = Vârsta
cohorts-month-n = luna { $n }
cohorts-week-n = săptămâna { $n }
survival-title = Cât timp rămân clienții
survival-share = Încă clienți
survival-at-risk = { $n } observați
survival-no-median = { $customers ->
    [one] { $customers } client
    [few] { $customers } clienți
   *[other] { $customers } de clienți
}, plecați: { $left }; peste jumătate rămân dincolo de ce s-a observat. Banda arată unde ar fi putut ajunge din întâmplare.
survival-median = { $customers ->
    [one] { $customers } client
    [few] { $customers } clienți
   *[other] { $customers } de clienți
}, plecați: { $left }; jumătate pleacă în { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}. Banda arată unde ar fi putut ajunge din întâmplare.

## Churn

churn-about = Cine pleacă, cât MRR se duce și de ce
churn-lost-by-kind = Clienți pierduți după felul plecării
churn-mrr-by-kind = MRR pierdut după felul plecării
churn-reasons = Motive declarate
churn-reason = Motiv
churn-churns = Plecări
churn-mrr = MRR pierdut, { $currency }
churn-share = Proporția din MRR pierdut
churn-nobody = Nimeni nu a plecat în acest interval.
mix-title = De ce s-a schimbat rata de pierdere
mix-about = Ultima perioadă față de cea dinainte: clienții unui grup au plecat mai des sau sunt mai mulți cei care pleacă
mix-rate = Prin rată, p.p.
mix-mix = Prin compoziție, p.p.
mix-of = ({ $lost } din { $all })
mix-sentence = De la { $before } la { $after }: { $change } p.p., din care { $rate } prin rate și { $mix } prin compoziție.

## Value

value-about = Cât valorează clienții și cât costă atragerea și păstrarea lor
value-cac-by-channel = Costul de atragere pe canal
value-crc = Costul de păstrare pe client, defalcat
payback-title = Recuperarea costului de atragere
payback-about = Marja până acum minus costul de atragere, pe client: ce au adus cohortele în fapt. Cifra „Recuperarea CAC” este calculată înainte, din marja unei singure perioade.
payback-balance = Sold pe client
payback-after = { $n ->
    [one] Recuperat după { $n } lună, în medie pe toate cohortele
    [few] Recuperat după { $n } luni, în medie pe toate cohortele
   *[other] Recuperat după { $n } de luni, în medie pe toate cohortele
}
payback-not-yet = { $n ->
    [one] Nerecuperat în { $n } lună
    [few] Nerecuperat în { $n } luni
   *[other] Nerecuperat în { $n } de luni
}

## Voice

voice-about = Ce răspund și ce scriu clienții, cu MRR-ul din spate
voice-by-touchpoint = Satisfacția pe puncte de contact
themes-title = Despre ce sunt comentariile
themes-about = { $span }; un comentariu poate atinge mai multe teme
themes-theme = Temă
themes-comments = Comentarii
themes-share = Proporția comentariilor
themes-mrr = MRR-ul autorilor, { $currency }
themes-displeased = Nemulțumiți
themes-nps = Scor NPS
themes-none = Niciun comentariu în acest interval.
themes-other = Nicio temă cunoscută
voice-comments = Ce au scris
voice-comments-on = Ce au scris despre { $theme }
voice-comments-about = Mai întâi ale celor mai mari clienți
voice-comments-first = { $n } din { $all }, mai întâi ale celor mai mari clienți; fișierele le conțin pe toate
voice-all-themes = Toate temele
voice-masked = (ascuns pentru rolul dumneavoastră)
voice-mrr = cu MRR { $mrr }
voice-score = nota { $score } pe { $scale }
voice-pleased = mulțumit
voice-neutral = neutru
voice-displeased = nemulțumit
themes-all = Toate comentariile

## Support

support-about = De cât ajutor au nevoie clienții și cât de repede îl primesc
support-by-category = Tichete pe client, pe categorii
support-first-response = Timpul până la primul răspuns
support-resolution = Timpul până la soluție

## Growth

growth-about = De unde vin clienții și câți devin clienți
growth-traffic = Trafic calificat pe canal
growth-stages = Lead-uri intrate în fiecare etapă
growth-visitors = Vizitatori care pot deveni clienți
growth-whole = Tot intervalul
advocates-title = Ce au susținătorii în comun
advocates-about = { $span }: { $referrers } au recomandat pe alții; { $promoters } sunt promotori, din { $answered } care au răspuns
advocates-what = Ce
advocates-count = Susținători
advocates-share = Dintre susținători
advocates-others = Dintre ceilalți
advocates-lift = Față de toți clienții
advocates-difference = Diferența probabilă față de ceilalți, în puncte
advocates-few = Puțini: citiți intervalul.
advocates-only-marked = Doar ce diferă
advocates-nothing = Nimic nu deosebește susținătorii mai mult decât întâmplarea.
advocates-none = Nimeni nu ne-a recomandat și nu e promotor în acest interval.
advocates-chance = { $marked } din { $n } { $n ->
    [one] valoare
    [few] valori
   *[other] de valori
} diferă mai mult decât intervalul lor; din atâtea, întâmplarea singură ar da cam { $expected }. Ce au susținătorii în comun nu este neapărat motivul pentru care recomandă.
advocates-ask = Cui să cereți o recomandare
advocates-ask-about = Cine a recomandat pe alții, este promotor sau client-cheie
advocates-referred = Recomandați
advocates-won = Au devenit clienți
advocates-why = De ce
advocates-promotes = Promotor
advocates-key = Client-cheie

## Use

use-about = Cine folosește produsul, cât de des și ce anume
use-users = Utilizatori activi
use-customers = Clienți activi
use-matrix = Matricea funcțiilor
use-matrix-about = Ponderea utilizatorilor care au voie să folosească o funcție și au folosit-o, pe perioade
use-matrix-users = Utilizatori acum
use-matrix-cell = { $used } din { $all ->
    [one] { $all } utilizator
    [few] { $all } utilizatori
   *[other] { $all } de utilizatori
}, { $share }
use-features = Adoptarea pe funcții
onboarding-title = Cât de repede ajung clienții noi la prima valoare
onboarding-share = Au ajuns
onboarding-reached = { $n } din { $all } au ajuns.
onboarding-half = { $days ->
    [one] { $n } din { $all } au ajuns; jumătate în { $days } zi.
    [few] { $n } din { $all } au ajuns; jumătate în { $days } zile.
   *[other] { $n } din { $all } au ajuns; jumătate în { $days } de zile.
}
onboarding-days = Zile de la început

## Relations

relations-about = Ce indicatori urcă și coboară împreună, lună de lună, și care dintre doi se mișcă primul.
relations-of = Ce se compară
relations-changes = Schimbări
relations-levels = Niveluri
relations-window = Pe durata
relations-months = { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
}
relations-which = { $n ->
    [one] { $n } indicator
    [few] { $n } indicatori
   *[other] { $n } de indicatori
}
relations-find = Căutați un indicator
relations-usual = Cei obișnuiți
relations-caution = A se mișca împreună, chiar unul înaintea altuia, nu este o cauză: un al treilea lucru îi poate mișca pe amândoi. { $pairs ->
    [one] { $pairs } pereche
    [few] { $pairs } perechi
   *[other] { $pairs } de perechi
} la mai multe distanțe înseamnă { $compared ->
    [one] { $compared } comparație
    [few] { $compared } comparații
   *[other] { $compared } de comparații
}, iar din atâtea unele par puternice din întâmplare.
relations-of-changes = Se compară cât se schimbă indicatorii de la o lună la alta, fiindcă oricare doi care cresc par să meargă împreună.
relations-of-levels = Se compară cât sunt indicatorii: doi care cresc merg împreună, orice legătură ar avea între ei.
relations-matrix = Fiecare pereche acolo unde este cea mai puternică
relations-key-ramp = { $low } în sens opus, { $high } în același sens
relations-key-arrow = rândul se mișcă cu 2 luni înaintea coloanei; ← după ea
relations-key-open = pal: ar putea merge la fel de bine invers
relations-key-likely = îngroșat: greu de pus pe seama întâmplării, chiar din atâtea
relations-same-month = în aceeași lună
relations-together = { $a } și { $b } în aceeași lună
relations-before = { $a }, apoi { $b } după { $apart }
relations-to = { $low } până la { $high }
relations-found = { $n ->
    [one] corelație de rang { $value }, probabil { $interval }, din { $n } lună.
    [few] corelație de rang { $value }, probabil { $interval }, din { $n } luni.
   *[other] corelație de rang { $value }, probabil { $interval }, din { $n } de luni.
}
relations-few = Puține luni care spun ceva de sine stătător: luați-o cu rezervă.
relations-shares-terms = Amândoi sunt făcuți în parte din aceleași numere, deci se mișcă împreună prin definiție.
relations-luck = Din toate comparațiile care par cel puțin la fel de puternice, cam { $share } ar fi întâmplare.
relations-pair = { $a } și { $b }
relations-curve = La fiecare distanță în luni: în dreapta lui 0 se mișcă primul { $a }, în stânga { $b }. Banda arată unde ar fi putut ajunge din întâmplare.
relations-apart = Distanță
relations-across = Luni între cei doi indicatori
relations-pairs = Toate perechile
relations-pairs-about = Fiecare la distanța la care este cea mai puternică. CSV-ul are fiecare pereche la fiecare distanță.
relations-column-pair = Ce se mișcă primul → ce urmează
relations-interval = Probabil
relations-column-months = Luni
relations-column-luck = Întâmplare printre acestea

## Customers

customer = Client
customers-about = La sfârșitul zilei de { $day }
customers-at = La sfârșitul zilei
customers-search = Nume, id, e-mail sau domeniu
customers-status = Stare
customers-status-present = Clienți actuali
customers-status-all = Toți, și foștii clienți
customers-status-customer = Client
customers-status-paused = În pauză
customers-status-free = Gratuit
customers-status-former = Fost client
customers-chosen = { $n ->
    [one] { $n } ales
    [few] { $n } aleși
   *[other] { $n } de aleși
}
customers-make-segment = Creați un segment
customers-export-chosen = Exportați selecția
customers-choose-none = Anulați selecția
customers-choose = Alegeți { $name }
customers-total = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}
customers-untold = { $n ->
    [one] fără MRR-ul unui client, care nu se poate spune
    [few] fără MRR-ul a { $n } clienți, care nu se poate spune
   *[other] fără MRR-ul a { $n } de clienți, care nu se poate spune
}
customers-none = Niciun client nu se potrivește
customers-none-text = Căutați mai puțin restrictiv sau vedeți toți clienții.
customers-page = { $from }–{ $to } din { $all }
customers-before = Înapoi
customers-next = Înainte
customers-columns = Coloane
customers-columns-keep = Păstrați pentru mine
customers-columns-kept = Coloanele au fost păstrate
customers-col-mrr = MRR
customers-col-arr = ARR
customers-col-change = Schimbare în 90 de zile
customers-col-start = Client din
customers-col-plans = Planuri
customers-col-movement = Ultima mișcare
customers-col-seen = Văzut ultima oară
customers-col-renewal = Reînnoire
customers-col-tickets = Tichete deschise
customers-col-nps = Ultimul NPS
customers-col-owner = Responsabil
customers-col-email = E-mail
customers-col-company = Companie
customers-col-country = Țară
customers-col-region = Regiune
customers-col-city = Oraș
customers-col-industry = Domeniu
customers-col-employees = Angajați
customers-col-channel = Canal
customers-col-campaign = Campanie
customers-col-created = Creat
customers-col-subscription-id = Id abonament
customers-col-plan-id = Id plan
customers-col-invoice-id = Id factură
customers-col-ticket-id = Id tichet
customers-col-quantity = Cantitate
customers-col-amount = Sumă
customers-col-interval = Facturat la fiecare
customers-col-started-at = Început
customers-col-term-ends-at = Sfârșitul termenului
customers-col-ended-at = Încheiat
customers-col-changed-at = Schimbat
customers-col-issued-at = Emisă
customers-col-due-at = Scadent
customers-col-paid-at = Plătită la
customers-col-amount-paid = Sumă plătită
customers-col-at = Când
customers-col-result = Rezultat
customers-col-method = Metodă
customers-col-decline-code = Motivul refuzului
customers-col-opened-at = Deschis
customers-col-solved-at = Rezolvat
customers-col-category = Categorie
customers-col-satisfaction = Satisfacție
customers-col-responded-at = Răspuns
customers-col-survey = Chestionar
customers-col-score = Scor
customers-col-touchpoint = Punct de contact
customers-col-comment = Comentariu
customers-col-goal = Obiectiv
customers-col-set-at = Stabilit la
customers-col-achieved-at = Atins
customers-col-milestone = Etapă
customers-col-expected-by = Așteptat până la
customers-col-reached-at = Atinsă
customers-col-role = Rol
customers-col-champion = Susținător
customers-col-left-at = Plecat
customers-col-name = Nume
customers-col-audience = Public
customers-col-persona = Tip de persoană
customers-col-lead-created-at = Lead din
customers-col-account-class = Clasă de cont

## Customer

customer-about = La sfârșitul zilei de { $day }; evenimentele, până acum
customer-never = Încă nu e client
customer-active-users = Utilizatori activi în 28 de zile
customer-seen = văzut pe { $day }
customer-never-seen = niciodată văzut
customer-features = Funcții folosite în 28 de zile
customer-features-of = { $n } din { $all }
customer-unused = niciodată: { $features }
customer-merged = Cunoscut și ca { $ids }, unit cu acesta
customer-mrr = MRR pe toată durata
customer-mrr-summary = { $n ->
    [one] { $n } mișcare; acum { $mrr }
    [few] { $n } mișcări; acum { $mrr }
   *[other] { $n } de mișcări; acum { $mrr }
}
customer-happened = Ce s-a întâmplat
customer-kinds = Feluri de evenimente
customer-kind-all = Toate
customer-nothing = Nu se știe nimic de acest fel.
customer-more = Arătați mai multe; au rămas { $n }
customer-kind-movement = MRR
customer-kind-subscription = Abonament
customer-kind-change = Schimbare de termeni
customer-kind-invoice = Factură
customer-kind-payment = Plată
customer-kind-refund = Rambursare
customer-kind-credit = Notă de credit
customer-kind-dispute = Contestație
customer-kind-trial = Perioadă de probă
customer-kind-seats = Locuri
customer-kind-ticket = Tichet
customer-kind-answer = Răspuns
customer-kind-feedback = Părere
customer-kind-milestone = Etapă
customer-kind-goal = Obiectiv
customer-kind-interaction = Contact cu noi
customer-kind-contact = Persoană de contact
customer-kind-referral = Recomandare
customer-event-new = nou
customer-event-expansion = extindere
customer-event-contraction = reducere
customer-event-churn = pierdere
customer-event-reactivation = reactivare
customer-event-started = a început
customer-event-paused = pus în pauză
customer-event-resumed = reluat
customer-event-past-due = restant
customer-event-cancel = anulare cerută
customer-event-ended = s-a încheiat
customer-event-changed = schimbat
customer-event-issued = emisă
customer-event-paid = plătită
customer-event-voided = anulată
customer-event-succeeded = reușită
customer-event-failed = eșuată
customer-event-converted = convertită
customer-event-purchased = cumpărate
customer-event-opened = deschis
customer-event-solved = rezolvat
customer-event-reached = atinsă
customer-event-set = stabilit
customer-event-achieved = atins
customer-event-left = a plecat
customer-event-tried = încercată
customer-event-refunded = rambursată
customer-event-credited = creditată
customer-event-disputed = contestată
customer-event-answered = răspuns dat
customer-event-said = spus
customer-event-met = întâlnire
customer-event-referred = a recomandat
customer-event-incomplete = incomplet
customer-event-trialing = în perioada de probă
customer-event-active = activ
customer-event-non-renewing = nu se va reînnoi
customer-event-unpaid = neplătit
customer-event-canceled = anulat
customer-event-draft = ciornă
customer-event-open = neachitată
customer-event-uncollectible = neîncasabilă
customer-event-won = câștigată
customer-event-lost = pierdută
customer-said-call = apel
customer-said-meeting = întâlnire
customer-said-email = mesaj prin e-mail
customer-said-training = instruire
customer-said-note = notă
customer-said-review = recenzie
customer-method-card = cu cardul
customer-method-transfer = transfer bancar
customer-method-debit = debitare directă
customer-renewal-leaving = va pleca
customer-renewal-decision = cere o decizie
customer-renewal-renews = se reînnoiește singur
customer-renewal-unknown = nu se știe dacă se reînnoiește
customer-explained = Cum rezultă MRR
customer-pays-nothing = În acea zi nu plătește nimic.
customer-adds = Părțile fac exact { $mrr }
customer-adds-not = Părțile nu fac { $mrr }
customer-attributes = Ce se știe
customer-id = Id
customer-known-since = Cunoscut din { $at }
customer-notes = Note
customer-note = Scrieți o notă
customer-note-add = Adăugați
customer-note-edited = editată
customer-note-remove = Ștergeți
customer-note-edited-by = editată de { $name }
customer-no-notes = Încă nu sunt note.
customer-source = Sursă
customer-rows-of = Ultimele { $n } din { $all }
customer-subscriptions = Abonamente
customer-subscriptions-stand = Planul, cantitatea și prețul așa cum sunt la { $day }, după toate schimbările; starea așa cum a fost comunicată ultima dată.
customer-subscriptions-began = Planul, cantitatea și prețul de la început: sunt mai multe schimbări decât se arată aici.
customer-changes = Schimbări ale abonamentelor
customer-invoices = Facturi
customer-payments = Plăți
customer-contacts = Persoane de contact
customer-tickets = Tichete
customer-answers = Răspunsuri la sondaje
customer-goals = Obiective
customer-milestones = Etape

## Segments

segments-about = Despre cine sunt cifrele. Un segment salvat se poate alege sus pe fiecare ecran.
segments-new = Segment nou
segments-name = Nume
segments-description = Descriere
segments-expression = Condiție
segments-for = Pentru
segments-shared = Toți
segments-personal = Mine
segments-share = Pentru toți
segments-acts = Acțiuni
segments-look = Vedeți-i
segments-edit = Editați
segments-edit-title = Segmentul { $name }
segments-remove = Ștergeți
segments-keep = Salvați
segments-kept = Segmentul { $name } a fost salvat
segments-removed = Segmentul { $name } a fost șters
segments-saved = Segmente salvate
segments-none = Încă nu sunt segmente
segments-none-text = Un segment este o condiție asupra clienților: un plan, o țară sau un MRR peste o limită.
segments-wrong = Linia { $line }, litera { $column }:
segments-empty = Adăugați o condiție sau scrieți una. Se pot folosi { $n ->
    [one] { $n } câmp
    [few] { $n } câmpuri
   *[other] { $n } de câmpuri
}.
segments-add = Condiție
segments-field = Căutați un câmp
segments-group = Începeți un grup
segments-turn = Schimbați în opus
segments-and = și
segments-or = sau
segments-not = nu
segments-less = Scoate
segments-compare = Cum se compară
segments-value = Valoare
segments-values = Valori, una pe linie
segments-unit = Unitatea
segments-value-none = Alegeți sau scrieți o valoare.
segments-value-number = Scrieți un număr.
segments-negate = Nu aceasta
segments-compare-holds = este adevărat
segments-compare-in = este una dintre
segments-compare-not-in = nu este niciuna dintre
segments-compare-contains = conține
segments-compare-not-contains = nu conține
segments-compare-starts = începe cu
segments-compare-missing = lipsește
segments-compare-not-missing = există
segments-whom = Pe cine cuprinde
segments-sentence = În cuvinte
segments-says-and = { $a } și { $b }
segments-says-or = { $a } sau { $b }
segments-says-not = nu ({ $part })
segments-says-is = { $field } este { $value }
segments-says-is-not = { $field } nu este { $value }
segments-says-none = { $field } nu este niciuna dintre { $value }
segments-says-contains = { $field } conține { $value }
segments-says-contains-not = { $field } nu conține { $value }
segments-says-starts = { $field } începe cu { $value }
segments-says-starts-not = { $field } nu începe cu { $value }
segments-says-missing = { $field }: nu se știe
segments-says-there = { $field }: se știe
segments-says-holds = { $field }: adevărat
segments-says-holds-not = { $field }: nu este adevărat
segments-says-after = { $field }: după { $value }
segments-says-since = { $field }: începând cu { $value }
segments-says-before = { $field }: înainte de { $value }
segments-says-until = { $field }: până la { $value } inclusiv
segments-says-paying = clientul plătește
segments-says-paying-not = clientul nu plătește
segments-says-customer = este client
segments-says-customer-not = nu este client
segments-says-paused = clientul este în pauză
segments-says-paused-not = clientul nu este în pauză
segments-says-active = clientul este activ
segments-says-active-not = clientul nu este activ
segments-field-start = Prima zi ca client
segments-field-trial = Începutul perioadei de probă
segments-field-revenue = Veniturile companiei
segments-field-paying = Plătește
segments-field-active = Activ

## Sources and import

sources-about = De unde vin datele și din ce sunt făcute
sources-account = Cont
sources-account-text = Stripe nu a spus cărui cont îi aparține cheia. Identificatorul se vede în setările Stripe; odată știut, se pot conecta și alte conturi.
sources-another = Conectați alt cont
sources-another-about = Mai multe conturi Stripe stau alături, fiecare cu cheia, programul și webhookul său; cifrele sunt ale tuturor la un loc.
sources-another-wait = Alt cont poate fi conectat după ce se știe ce cont este { $name }.
sources-drop = Trageți fișierele aici
sources-drop-text = Toate fișierele împreună, în orice ordine: tabele CSV, JSONL sau Parquet, exporturi din Stripe și din sisteme de asistență, sau o arhivă cu ele. Nimic nu este păstrat înainte să vedeți ce s-ar întâmpla.
sources-choose = Alegeți fișiere
sources-sending = Se trimit…
sources-keep = Lăsați așa
sources-name = Nume
sources-connect = Conectați Stripe
sources-connect-about = Faptele noi vin singure: Tenure întreabă Stripe după un program, iar webhookurile anunță imediat
sources-key = Cheie
sources-key-text = O cheie restricționată cu drept de citire este suficientă. Creați una în panoul Stripe:
sources-key-reads = Dați-i dreptul de a citi:
sources-key-kept = Este criptată pe acest server, nu ajunge la nimeni în afară de Stripe și nu mai este afișată niciodată.
sources-key-new = Altă cheie (gol: rămâne cea existentă)
sources-key-which = Ce cheie este necesară?
sources-schedule = Program
sources-every-hour = În fiecare oră
sources-every-day = În fiecare zi
sources-every-none = Doar la cerere
sources-every-minutes = { $n ->
    [one] În fiecare minut
    [few] La fiecare { $n } minute
   *[other] La fiecare { $n } de minute
}
sources-every-hours = { $n ->
    [one] În fiecare oră
    [few] La fiecare { $n } ore
   *[other] La fiecare { $n } de ore
}
sources-every-days = { $n ->
    [one] În fiecare zi
    [few] La fiecare { $n } zile
   *[other] La fiecare { $n } de zile
}
sources-without = Lăsați ceva deoparte
sources-without-text = Pentru ce nu poate citi cheia. Cifrele care au nevoie de ele lipsesc atunci.
sources-cancel = Renunțați
sources-save = Salvați
sources-saved = Salvat
sources-state-syncing = În lucru
sources-state-paused = În pauză
sources-state-failed = Eșuat
sources-state-waiting = Încă neîntrebat
sources-state-fine = La zi
sources-test = Mod de test
sources-last = Ultima sincronizare
sources-next = Următoarea sincronizare
sources-brought = Adus de ultima sincronizare
sources-rejected = { $n ->
    [one] { $n } obiect nu a putut fi citit
    [few] { $n } obiecte nu au putut fi citite
   *[other] { $n } de obiecte nu au putut fi citite
}
sources-failures = Încercări eșuate
sources-sync = Sincronizați acum
sources-check = Verificați cheia
sources-check-fine = Stripe acceptă cheia, iar ea poate citi tot ce este necesar.
sources-change = Modificați
sources-change-one = Modificați { $name }
sources-pause = Puneți pe pauză
sources-resume = Reluați
sources-remove = Eliminați
sources-remove-one = Eliminați { $name }
sources-remove-text = Cheia, secretele de semnare și evenimentele care așteaptă sunt șterse. Ce a fost adus rămâne; la Loturi poate fi anulat. Eliminați și webhookul din Stripe.
sources-webhook = Webhook
sources-webhook-none = neconfigurat
sources-webhook-text = Cu un webhook, schimbările ajung aici într-un minut, nu abia la următoarea sincronizare. În Stripe, la Developers și Webhooks, adăugați un endpoint cu această adresă și lipiți aici secretul lui de semnare.
sources-webhook-far = Stripe ajunge numai la adrese de pe internet cu https://. Deschideți panoul la adresa pe care serverul o are acolo ca să o vedeți pe cea corectă.
sources-webhook-events = Evenimente snapshot de trimis:
sources-copy = Copiați
sources-copied = Copiat
sources-copy-failed = Browserul nu a permis copierea: selectați adresa.
sources-signing = Secret de semnare
sources-signing-keep = Păstrați și secretele existente cât timp unul este înlocuit
sources-events-last = Ultimul eveniment: { $at }
sources-events-waiting = { $n ->
    [one] { $n } eveniment așteaptă să fie adus
    [few] { $n } evenimente așteaptă să fie aduse
   *[other] { $n } de evenimente așteaptă să fie aduse
}
sources-events-first = După prima sincronizare
sources-kept-thin = { $n ->
    [one] { $n } eveniment nu este folosit: este de tip thin. Alegeți evenimente snapshot în Stripe.
    [few] { $n } evenimente nu sunt folosite: sunt de tip thin. Alegeți evenimente snapshot în Stripe.
   *[other] { $n } de evenimente nu sunt folosite: sunt de tip thin. Alegeți evenimente snapshot în Stripe.
}
sources-kept-mode = { $n ->
    [one] { $n } eveniment nu este folosit: este din alt mod decât cheia.
    [few] { $n } evenimente nu sunt folosite: sunt din alt mod decât cheia.
   *[other] { $n } de evenimente nu sunt folosite: sunt din alt mod decât cheia.
}
sources-kept-account = { $n ->
    [one] { $n } eveniment nu este folosit: este din alt cont.
    [few] { $n } evenimente nu sunt folosite: sunt din alte conturi.
   *[other] { $n } de evenimente nu sunt folosite: sunt din alte conturi.
}
sources-kept-unknown = { $n ->
    [one] { $n } eveniment nu este folosit: tipul obiectului nu este cunoscut acestei versiuni.
    [few] { $n } evenimente nu sunt folosite: tipurile obiectelor nu sunt cunoscute acestei versiuni.
   *[other] { $n } de evenimente nu sunt folosite: tipurile obiectelor nu sunt cunoscute acestei versiuni.
}
sources-kept-bad = { $n ->
    [one] { $n } eveniment nu a putut fi citit ({ $reason })
    [few] { $n } evenimente nu au putut fi citite ({ $reason })
   *[other] { $n } de evenimente nu au putut fi citite ({ $reason })
}
jobs-syncing = Se întreabă Stripe
jobs-waiting = Își așteaptă rândul
jobs-planning = Se citesc fișierele
jobs-importing = Se aduc rândurile
jobs-making = Se creează compania demonstrativă
jobs-running = În lucru
jobs-cancel = Opriți
jobs-cancelling = Se oprește…
imports-title = Ultimele importuri
imports-one = Importul { $n }
imports-sent = { $n ->
    [one] { $n } fișier, { $size }
    [few] { $n } fișiere, { $size }
   *[other] { $n } de fișiere, { $size }
}
imports-files = Fișiere
imports-state-planning = Se citește
imports-state-unknown = Spuneți ce sunt fișierele
imports-state-planned = Gata de aplicat
imports-state-refused = Toate rândurile refuzate
imports-state-applying = Se aplică
imports-state-applied = Aplicat
imports-state-undone = Anulat
imports-state-failed = Nu s-a putut face
imports-ready = { $n ->
    [one] { $n } rând gata
    [few] { $n } rânduri gata
   *[other] { $n } de rânduri gata
}
imports-brought = { $n ->
    [one] { $n } rând nou
    [few] { $n } rânduri noi
   *[other] { $n } de rânduri noi
}
imports-known = { $n } deja cunoscute
imports-warnings = { $n ->
    [one] { $n } avertisment
    [few] { $n } avertismente
   *[other] { $n } de avertismente
}
imports-errors = { $n ->
    [one] { $n } eroare
    [few] { $n } erori
   *[other] { $n } de erori
}
imports-apply = Aplicați
imports-apply-good = Aplicați rândurile bune
imports-apply-good-text = Rândurile cu erori rămân afară, în fișiere care pot fi corectate și trimise din nou.
imports-strict = Toate rândurile sau niciunul
imports-strict-text = Cât timp vreun rând are o eroare, nu se aduce nimic.
imports-nothing-new = Nu este nimic nou în aceste fișiere.
imports-all-refused = Toate rândurile au fost refuzate: ce nu este în regulă stă mai jos, iar acolo se poate alege cum să fie citite fișierele.
imports-not-read = necitit
imports-nothing-known = Niciun fișier nu este încă recunoscut ca tabel: spuneți mai jos ce sunt.
imports-look = Vedeți cifrele
imports-no-form = nu este nici CSV, nici JSON Lines, nici Parquet: { $hint }
imports-hint-table = Se citește după ce i se alege tabelul mai jos, la „Ce sunt fișierele”.
imports-hint-written = Spuneți mai jos cum scriu fișierele numerele și datele.
imports-undone-text = Lotul { $n } al acestui import a fost anulat la { $at }: rândurile lui nu mai contează.
imports-discard = Renunțați
imports-forget = Scoateți din listă
imports-tables = Pe tabele
imports-tables-about = Drept ce au fost luate fișierele și ce devin rândurile lor
imports-table = Tabel
imports-rows = Rânduri
imports-added = Adăugate
imports-superseded = Înlocuite
imports-unchanged = Neschimbate
imports-conflicts = Conflicte
imports-rejected = Respinse
imports-rejects = Rânduri respinse: { $name }
imports-remarks = De reținut
imports-findings = Ce este greșit
imports-findings-about = Numărate după cauză; primele din fiecare fișier, cu locul lor
imports-file-failed = { $file } nu poate fi citit
imports-value = Scrie
imports-expected = Se aștepta:
imports-currency = Moneda contului
imports-zone = Fus orar
imports-map = Ce sunt fișierele
imports-map-about = Tabelele și coloanele așa cum au fost înțelese. Schimbați ce este greșit și citiți din nou fișierele; nimic nu este păstrat prin asta.
imports-map-table = Tabel
imports-map-columns = Toate coloanele din { $table }
imports-map-required = obligatorie
imports-form-text = text
imports-form-time = un moment, de exemplu 2026-03-31T14:05:00Z
imports-form-day = o zi, de exemplu 2026-03-31
imports-form-month = o lună, de exemplu 2026-03
imports-form-money = o sumă, de exemplu 1234.50
imports-form-minor = o sumă în bani, de exemplu 123450
imports-form-rate = un curs, de exemplu 1.0875
imports-form-percent = procente, de exemplu 20
imports-form-number = un număr, de exemplu 2.5
imports-form-whole = un număr întreg, de exemplu 12
imports-form-flag = true sau false
imports-form-choice = una dintre: { $words }
imports-form-currency = o monedă, de exemplu EUR
imports-form-list = texte despărțite prin ;
imports-form-json = JSON
imports-map-no-table = nu se citește
imports-map-suggested = o presupunere după nume sau coloane
imports-map-ignored = nu se citește
imports-map-attribute = păstrat ca atribut
imports-map-rows = { $n ->
    [one] { $n } rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}
imports-map-missing = lipsesc: { $columns }
imports-map-twice = dat de două ori: { $columns }
imports-map-no-header = În acest fișier nu s-a putut citi niciun antet.
imports-map-numbers = Numerele sunt scrise
imports-map-dates = Datele sunt scrise
imports-map-as-written = cum le scrie fiecare fișier
imports-map-ends = Sfârșitul perioadei este ultima zi acoperită
imports-map-offer = Fișiere cu aceste coloane au mai venit: corespondența „{ $name }”.
imports-map-use = Folosiți-o
imports-map-download = Descărcați corespondența
imports-map-name = Numele corespondenței
imports-map-save = Păstrați pentru data viitoare
imports-map-saved = Corespondența „{ $name }” este păstrată
imports-map-saved-ones = Corespondențe păstrate
imports-map-remove = Eliminați corespondența „{ $name }”
imports-map-remove-short = Eliminați
imports-mapping = Corespondența ca fișier
imports-mapping-text = Corespondența, ca TOML
imports-plan-again = Citiți din nou fișierele
batches-title = Loturi
batches-about = Tot ce a fost adus, cele mai noi primele; fiecare poate fi anulat în întregime
batches-none = Încă nu a fost adus nimic.
batches-batch = Lot
batches-at = Adus la
batches-source = Sursă
batches-state = Stare
batches-counts = contează
batches-undone = anulat
batches-undo = Anulați importul
batches-undo-one = Anulați lotul { $n }
batches-undo-added = { $n ->
    [one] { $n } rând adăugat este lăsat afară
    [few] { $n } rânduri adăugate sunt lăsate afară
   *[other] { $n } de rânduri adăugate sunt lăsate afară
}
batches-undo-superseded = { $n ->
    [one] { $n } rând schimbat contează din nou ca înainte
    [few] { $n } rânduri schimbate contează din nou ca înainte
   *[other] { $n } de rânduri schimbate contează din nou ca înainte
}
batches-undo-text = Rândurile sale sunt lăsate în afara tuturor răspunsurilor de acum încolo. Ce se știa înainte, la o zi anterioară, poate fi întrebat în continuare.
batches-undoing = Lotul { $n } este în curs de anulare
batches-all = Arătați toate cele { $n }
checks-about = Dacă cifrele își respectă legile și ce este îndoielnic în date
checks-fine = Nimic nu este greșit
checks-laws = Legile cifrelor
checks-laws-about = Sunt respectate prin construcție; dacă una nu este, vina este a lui Tenure.
checks-data = Fapte care nu se potrivesc
checks-data-about = Contează totuși; corectați-le la sursă.
checks-ok = respectat
checks-none = niciunul
checks-not-ok = nerespectat
checks-problems = { $n ->
    [one] { $n } caz
    [few] { $n } cazuri
   *[other] { $n } de cazuri
}

## Reconciliation

reconciliation-about = MRR-ul nostru față de al altui sistem, cu cauza fiecărei diferențe; și ce s-a schimbat în lunile închise.
reconciliation-policies = Comparați regulile
reconciliation-theirs-title = Cifrele celuilalt sistem
reconciliation-theirs-about = Un fișier CSV cu MRR pe clienți. Este doar comparat cu al nostru și nu devine niciodată un fapt.
reconciliation-statement = Fișier
reconciliation-send = Alegeți un fișier CSV
reconciliation-sending = Se trimite…
reconciliation-remove = Ștergeți acest fișier
reconciliation-analyst = Încă nu s-a trimis niciun fișier. Analiștii pot trimite unul.
reconciliation-shapes = Una din trei forme, recunoscută după antete:
reconciliation-shape-rows = un rând pentru fiecare client și lună
reconciliation-shape-months = o coloană pentru fiecare lună, cum exportă Stripe MRR pe abonat
reconciliation-shape-changes = un rând pentru fiecare schimbare
reconciliation-held = Al nostru față de { $file }
reconciliation-rows = { $n ->
    [one] { $n } rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}
reconciliation-under = Al nostru, calculat după
reconciliation-in-force = { $policy } (în vigoare)
reconciliation-ours = Al nostru
reconciliation-theirs = Al lor
reconciliation-difference = Diferență
reconciliation-end-of = Sfârșitul zilei
reconciliation-bridge = De la al nostru la al lor, la sfârșitul zilei { $day }
reconciliation-same = La sfârșitul zilei { $day } cele două sunt identice, client cu client.
reconciliation-all-same = Cele două sunt identice peste tot.
reconciliation-adds-up = Se potrivește: al nostru plus toate cauzele este al lor, pentru fiecare client și lună.
reconciliation-unexplained = { $n ->
    [one] { $n } diferență nu are o cauză dovedită de fapte
    [few] { $n } diferențe nu au o cauză dovedită de fapte
   *[other] { $n } de diferențe nu au o cauză dovedită de fapte
}
reconciliation-months = Pe luni, în { $currency }
reconciliation-months-about = Alegeți o lună ca să-i vedeți puntea și clienții.
reconciliation-causes = Cauze
reconciliation-causes-about = Pe toate lunile fișierului. O cauză contează acolo unde numărarea clientului în acel fel dă cifra lor; nimic nu se ghicește.
reconciliation-cause = Cauză
reconciliation-amount = Al lor minus al nostru, { $currency }
reconciliation-differences = Diferențe
reconciliation-largest = Cele mai mari
reconciliation-try = Regula care ar explica-o
reconciliation-try-title = Calculează-l pe al nostru cu această setare
reconciliation-effect = ce ar schimba
reconciliation-no-policy = nu ține de reguli
reconciliation-customers = Clienți care diferă la sfârșitul zilei { $day }
reconciliation-all-causes = Toate cauzele
reconciliation-how = Cum s-a aflat
reconciliation-also = ; se potrivește și: { $causes }
reconciliation-no-difference = Nimeni nu diferă aici.
reconciliation-discounts = Reduceri
reconciliation-trials = Perioade de probă
reconciliation-past-due = Plată întârziată
reconciliation-paused = Pauze
reconciliation-cancellation = Când contează o anulare
reconciliation-usage = Consum măsurat
reconciliation-term = Durata intervalelor
reconciliation-tax = Taxe
reconciliation-fx = Cursuri de schimb
reconciliation-invoices = Când contează facturile
reconciliation-credits = Rambursări și note de credit
reconciliation-timing = La câteva zile distanță
reconciliation-rounding = Rotunjire
reconciliation-closed-months = Luna este închisă, iar faptele au venit după aceea
reconciliation-only-ours = Doar noi știm clientul
reconciliation-only-theirs = Doar ei știu clientul
reconciliation-unknown = Necunoscută
reconciliation-closed = Luni închise
reconciliation-closed-about = O lună închisă își păstrează cifrele. Ce se află mai târziu despre ea apare aici și se numără drept corecții în prima lună deschisă.
reconciliation-none-closed = Nicio lună nu este închisă încă.
closes-title = Închideri
closes-about = Lunile blocate și cine a semnat.
closes-signed = Semnat
closes-at = Închisă la
closes-stands = închisă
closes-was-reopened = redeschisă
closes-close = Închideți luna
closes-close-month = Închideți { $month }
closes-close-text = Luna își păstrează cifrele, orice s-ar importa sau anula ulterior. Lunile se închid pe rând.
closes-first-text = Prima închidere blochează și toate lunile dinainte.
closes-note = Notă
closes-reopen = Redeschideți
closes-reopen-month = Redeschideți { $month }
closes-reopen-text = Aceasta anulează ultima închidere. Ea rămâne consemnată, împreună cu nota dumneavoastră.
closes-closed = { $month }: luna este închisă.
closes-reopened = { $month }: luna este din nou deschisă.
closes-workbook = Registru de calcul
reconciliation-closes = { $n ->
    [one] { $n } închidere: { $months }
    [few] { $n } închideri: { $months }
   *[other] { $n } de închideri: { $months }
}
reconciliation-unchanged = De când au fost închise, nu s-a aflat nimic nou despre aceste luni.
reconciliation-changed = { $n ->
    [one] { $n } schimbare de atunci, în total { $amount }
    [few] { $n } schimbări de atunci, în total { $amount }
   *[other] { $n } de schimbări de atunci, în total { $amount }
}
reconciliation-month = Luna
reconciliation-as-closed = La închidere
reconciliation-as-now = Cum se știe acum
reconciliation-why = Din cauza
reconciliation-fact = { $what } (importul { $batch })
reconciliation-up-to = toate până în { $month } inclusiv
reconciliation-new = nou
reconciliation-superseded = înlocuit
reconciliation-undone = anulat
reconciliation-by-policy = alte reguli
reconciliation-more-facts = { $n ->
    [one] și încă { $n }
    [few] și încă { $n }
   *[other] și încă { $n }
}

## Figures

figure-definition = Definiție
figure-variant = Varianta
figure-after = după { $age }
figure-by = Împărțit după
figure-by-none = neîmpărțit
figure-unknown = Niciun indicator nu se numește { $metric }.
figure-periods = Pe perioade
figure-periods-about = Alegeți o perioadă ca să vedeți cine stă în spatele cifrei.
figure-change = Schimbare
figure-ripens = Crește și după încheierea perioadei: cele mai noi au avut mai puțin timp, deci nu se pot compara cu cele mai vechi.
figure-course = Evoluție
figure-whole = În total
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
figure-rows-of = Din ce este făcut { $period }: { $group }
figure-headings-about = Alegeți un titlu ca să vedeți cine stă în spatele cifrei.

## Definitions

definitions-about = Ce înseamnă fiecare dintre cei { $n ->
    [one] { $n } indicator
    [few] { $n } indicatori
   *[other] { $n } de indicatori
}, cum se calculează și cine îl calculează astfel
definitions-find = Căutați un indicator
definition-figures = Vedeți cifrele
definition-variants = Moduri de calcul
definition-variants-about = Primul este cel arătat de Tenure dacă nu se alege altul.
definition-usual = obișnuit
definition-split = Împărțit după { $by } dacă nu se cere altceva
definition-needs = Are nevoie de tabelele { $tables }
definition-instead = sau { $column } în { $tables }
definition-benchmarks = Repere
definition-benchmarks-about = Cifre publicate, fiecare cu eșantionul și ce trebuie avut în vedere. Un punct de plecare, nu un verdict.
definition-no-year = an nespecificat
definition-no-sample = eșantion nespecificat
definition-better-up = Mai mare este mai bine.
definition-better-down = Mai mic este mai bine.
definition-example = Exemplu, { $period }:
definition-settings = Setări în vigoare
definition-settings-about = De ce depinde cifra: altă alegere numără altfel MRR și cine este client.
definition-settings-account = Nicio regulă de calcul al MRR nu schimbă cifra; o schimbă setările contului.
definition-settings-own = altfel decât standardul
definition-week = Săptămâna începe
definition-year = Anul fiscal începe în

## Benchmarks and targets

targets-all = Toate țintele
targets-about = Ce ar trebui să fie cifrele, lângă ce sunt
targets-metric = Indicator
targets-period = Perioadă
targets-value = Țintă
targets-set = Stabiliți o țintă
targets-keep = Stabiliți
targets-how = Ratele se scriu în procente: 105 înseamnă 105 %.
targets-in-days = zile
targets-in-months = luni
targets-no-number = Acesta nu este un număr.
targets-removed = Ținta pentru { $name }, { $period }, a fost ștearsă
targets-none = Încă nu sunt ținte
targets-none-text = O țintă spune cât ar trebui să fie un indicator într-o lună, un trimestru sau un an.
targets-is = este { $value }
targets-met = atinsă
targets-missed = neatinsă
benchmarks-all = Toate reperele
benchmarks-family = Familie
benchmarks-every = Toate
benchmarks-within = în interiorul benzii
benchmarks-above = deasupra benzii
benchmarks-below = sub bandă
benchmarks-unknown = nicio cifră de comparat
benchmarks-few = { $bands } din { $all ->
    [one] { $all } indicator
    [few] { $all } indicatori
   *[other] { $all } de indicatori
} au un reper publicat cu sursă cunoscută. Pentru ceilalți nu este niciunul, în loc de unul pe care nimeni nu îl poate verifica.
targets-line = Ținta pentru { $period }: { $value }
targets-not-yet = încă neatinsă

## Annotations

annotations-about = Ce s-a întâmplat într-o zi: graficele în timp o arată la locul ei.
annotations-add = Adăugați o adnotare
annotations-change = Schimbați adnotarea
annotations-edit = Schimbați
annotations-at = Ziua
annotations-kind = Fel
annotations-text = Ce s-a întâmplat
annotations-hint = Prețurile au crescut cu 8 %
annotations-author = De
annotations-keep = Salvați
annotations-kept = Adnotarea a fost salvată
annotations-removed = Adnotarea a fost ștearsă
annotations-all = Toate adnotările
annotations-none = Încă nu sunt adnotări
annotations-none-text = O lansare, un preț nou, altă definiție: notați ziua, iar fiecare grafic în timp o va arăta.
annotations-release = Lansare
annotations-price = Preț
annotations-definition = Definiție
annotations-import = Date
annotations-other = Altceva

## Calculators

calculators-about = Cifrele obișnuite din numerele pe care le scrieți. Nimic nu se păstrează.
calculators-which = Indicator
calculators-type = Scrieți numerele; rezultatul apare aici imediat.
calculators-between = între { $low } și { $high }, ținând cont de întâmplare
calculators-at-least = cel puțin { $low }, ținând cont de întâmplare
calculators-one-way = Completați una dintre acestea și lăsați-le goale pe celelalte: { $ways }
calculators-too-much = „{ $part }” nu poate fi mai mult decât „{ $whole }”.
calculators-wrong-amount = O sumă nu este sub 0; scrieți-o astfel: { $like }.
calculators-wrong-count = Aici se numără: un număr întreg, de exemplu { $like }.
calculators-wrong-share = O parte se scrie cu semnul ei, { $percent }, sau sub 1, { $like }.
calculators-wrong-level = Un procent de la 50 la { $most }, de exemplu 95.
calculators-wrong-months = Un număr întreg de luni, de la 1 la 600.
calculators-wrong-currency = Un cod din trei litere, de exemplu EUR.
calculators-month = O lună
calculators-quarter = Trei luni
calculators-year = Un an
calculators-adjusted = Wald ajustat
calculators-trinomial = Trinomial, după cum s-a numărat
calculators-of-arpa = Venit mediu pe cont
calculators-of-arr = Venit recurent anual: 12 × MRR
calculators-of-cac = Costul de achiziție a unui client
calculators-of-change = Dacă o rată de pierdere diferă de alta mai mult decât din întâmplare
calculators-of-churn = Rata de pierdere a clienților: pierduți ÷ cei de la început
calculators-of-clv = Valoarea clientului pe durata relației
calculators-of-crc = Costul păstrării clienților
calculators-of-crr = Rata de retenție a clienților: (sfârșit − noi) ÷ început
calculators-of-csat = Satisfacția clienților: pozitive ÷ răspunsuri
calculators-of-gross-margin = Marja brută
calculators-of-growth = Creștere, și pe lună dacă au fost mai multe
calculators-of-grr = Retenția brută a veniturilor
calculators-of-lead-to-customer = Rata de la lead la client
calculators-of-lifetime = Durata de viață în luni: 1 ÷ pierdere
calculators-of-ltv-cac = Valoarea pe durata relației la o unitate de cost de achiziție
calculators-of-nps = Scorul net al promotorilor
calculators-of-nrr = Retenția netă a veniturilor
calculators-of-payback = Luni până la recuperarea costului unui client
calculators-of-quick-ratio = Quick ratio: MRR câștigat ÷ MRR pierdut
calculators-of-revenue-churn = Pierderea brută și netă a veniturilor
calculators-of-trial-conversion = Conversia perioadelor de probă
calculators-in-mrr = MRR
calculators-in-paying = Clienți plătitori
calculators-in-currency = Moneda
calculators-in-level = Nivelul de încredere al intervalului, în procente
calculators-in-spend = Cât au costat vânzările și marketingul în perioadă, cu tot cu oameni
calculators-in-won = Clienți câștigați în perioadă, fără cei reveniți
calculators-in-lost = Clienți pierduți
calculators-in-start = Clienți la început
calculators-in-lost-then = Clienți pierduți atunci sau în celălalt segment
calculators-in-start-then = Clienți la acel început
calculators-in-lost-of-start = Clienți de la început care s-au pierdut
calculators-in-period = Cât a durat perioada
calculators-in-period-year = Cât a durat perioada; reperul este pe un an
calculators-in-mrr-each = MRR pe client
calculators-in-mrr-all = În loc de MRR pe client: MRR al tuturor
calculators-in-margin = Marja brută, de exemplu { $like }
calculators-in-contract-months = În loc de pierdere: durata medie a contractelor în luni
calculators-in-month-churn = Rata de pierdere a unei luni, de exemplu { $like }
calculators-in-month-lost = În loc de pierdere: clienți pierduți într-o lună; atunci există un interval
calculators-in-month-start = Clienți la începutul lunii
calculators-in-crc-cost = Echipa de succes, unelte, marketing pentru clienți, instruire și programe de loialitate din perioadă
calculators-in-active = Clienți activi
calculators-in-end = Clienți la sfârșit
calculators-in-won-of-end = Dintre aceștia, clienți câștigați în perioadă
calculators-in-positive = Răspunsuri pozitive: 4 și 5 din 5, 6 și 7 din 7, 9 și 10 din 10
calculators-in-answers = Toate răspunsurile, fără cei care au sărit
calculators-in-revenue = Venit
calculators-in-sales-cost = Costul vânzărilor: găzduire, suport, plăți
calculators-in-from = Suma de atunci
calculators-in-to = Suma de acum
calculators-in-months = Câte luni sunt între ele
calculators-in-mrr-start = MRR la început
calculators-in-mrr-less = MRR cu care clienții plătesc mai puțin, rămânând
calculators-in-mrr-more = MRR cu care clienții de la început plătesc mai mult
calculators-in-mrr-left = MRR al celor plecați
calculators-in-mrr-new = MRR al clienților noi
calculators-in-mrr-new-one = MRR al unui client nou
calculators-in-mrr-back = MRR al clienților reveniți
calculators-in-leads-won = Lead-uri devenite clienți
calculators-in-leads = Toate lead-urile
calculators-in-clv = Valoarea unui client pe durata relației
calculators-in-cac = Costul de achiziție a unui client
calculators-in-promoters = Răspunsuri de 9 sau 10
calculators-in-passives = Răspunsuri de 7 sau 8
calculators-in-detractors = Răspunsuri de 6 sau mai puțin
calculators-in-interval = Cum se face intervalul
calculators-in-converted = Probe devenite plătite
calculators-in-trials = Probe începute în aceeași perioadă

## Settings

policies-about = După ce reguli se calculează MRR, pierderile și retenția. Ce ar schimba altă regulă se vede înainte de a o alege.
policies-begin = Porniți de la
policies-in-force = În vigoare:
policies-tried = Încercat:
policies-choose = Folosiți de acum
policies-chosen = Cifrele se fac acum după aceste reguli
policies-settings = Setări
policies-setting = Setare
policies-value = Valoare
policies-can-be = Poate fi:
policies-says = Ce spune furnizorul
policies-effect = Ce ar schimba
policies-now = În vigoare
policies-then = Încercat
policies-change = Diferență
policies-save = Salvați sub un nume
policies-save-about = Fiecare salvare e o versiune nouă; niciuna nu se schimbă.
policies-name = Nume
policies-keep = Salvați
policies-saved = Regulile { $name } au fost salvate
policies-of-discounts = Reduceri care scad MRR
policies-of-paid-trials = Perioade de probă plătite
policies-of-usage = Taxe după consum
policies-of-past-due = Plata întârzie
policies-of-unpaid = S-a renunțat la plată
policies-of-paused = Abonamente suspendate
policies-of-zero-amount = Scădere la preț zero
policies-of-churn-recognised = Când un client este considerat pierdut
policies-of-reactivation = Cine revine este o reactivare
policies-of-gap-tolerance = Pauză care nu înseamnă plecare
policies-of-netting = Schimbări atât de apropiate sunt o singură mișcare
policies-of-new-and-gone = Venit și plecat în aceeași perioadă
policies-of-constants = Săptămâni și zile într-o lună
policies-of-fx = Ziua cursului de schimb
policies-of-invoice-existing = Factura unui abonament existent contează când este
policies-of-invoice-new = Prima factură a unui abonament contează când este
policies-of-void-invoices = Facturile anulate contează
policies-of-uncollectible = Facturi neîncasabile
policies-of-failed-first-payment = Prima plată a eșuat
policies-of-refunds = Rambursări
policies-of-credit-notes = Note de credit care scad MRR
policies-of-disputes = Plăți contestate
policies-of-merges = Clienții comasați sunt unul
policies-value-forever-limited = fără sfârșit, și cele cu sfârșit cât țin
policies-value-forever-repeating = la fel, dar fără cele pentru o singură factură
policies-value-forever = doar cele fără sfârșit
policies-value-discounts-all = toate, și liniile unice negative ale unui abonament
policies-value-discounts-none = niciuna: MRR la preț de listă
policies-value-one-off = venit unic
policies-value-count = contează
policies-value-exclude = nu contează
policies-value-last-invoice = cum s-a facturat ultima dată
policies-value-trailing-mean = media ultimelor trei facturi
policies-value-minimum-commitment = minimul angajat
policies-value-keep = rămâne
policies-value-churn = pierdere
policies-value-zero = MRR scade la zero până la reluare
policies-value-contraction = contracție: rămâne client
policies-value-service-ends = când se termină serviciul
policies-value-requested = când se cere anularea
policies-value-billing-ended = când o spune sistemul de facturare
policies-value-any-gap = întotdeauna
policies-value-gap-none = niciuna: orice pauză contează
policies-value-same-day = sfârșit și început în aceeași zi
policies-value-migration = până la { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
} în jurul migrării din { $day }
policies-value-netting-none = doar în aceeași clipă
policies-value-netting-day = într-o zi
policies-value-show = ambele mișcări apar
policies-value-suppress = nu apare niciuna
policies-value-average-year = după un an de 365,25 de zile
policies-value-weeks-52 = după 52 de săptămâni și 365 de zile pe an
policies-value-weeks-4 = 4 săptămâni, 30 de zile
policies-value-component-start = când a început prețul
policies-value-renewal = la fiecare reînnoire
policies-value-period-end = la sfârșitul perioadei
policies-value-issued = este emisă
policies-value-paid = este plătită
policies-value-never = niciodată
policies-value-until-voided = până sunt anulate
policies-value-until-paid = nu contează până la plată
policies-value-cash-only = privesc doar banii, nu MRR
policies-value-full-with-cancellation = integrală, cu anulare: MRR se încheie
policies-value-full-erases = integrală: ca și cum n-ar fi fost
policies-value-reduce = scad MRR cu partea lor
policies-value-recurring = cele pe linii recurente
policies-value-all = toate
policies-value-lost-ends-service = cele pierdute încheie serviciul
policies-value-from-beginning = de la început
policies-value-at-merge = de la comasare
policies-value-churn-after = pierdere după { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
  }
policies-value-within = în { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
  }; mai târziu este nou
policies-value-gap-days = până la { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
  }
policies-value-minutes = în { $n ->
    [one] { $n } minut
    [few] { $n } minute
   *[other] { $n } de minute
  }
policies-value-constant = la cursul din { $day }
screen-settings = Setări
settings-you = Dumneavoastră
settings-users = Utilizatori
settings-tokens = Tokenuri
settings-company = Companie
settings-audit = Jurnal de audit
settings-audit-text = Ce s-a făcut, ultimele întâi. Nimic din el nu poate fi schimbat.
settings-name = Nume
settings-company-name = Numele companiei
settings-currency = Monedă
settings-zone = Fus orar
settings-zone-text = Zilele, săptămânile și lunile încep în acest fus orar, pe fiecare ecran.
settings-save = Salvați
settings-saved = Salvat
settings-dates-moved = { $n ->
    [one] { $n } dată citită în { $zone } cade acum în altă zi: { $date } a devenit { $now }.
    [few] { $n } date citite în { $zone } cad acum în alte zile: { $date } a devenit { $now }.
   *[other] { $n } de date citite în { $zone } cad acum în alte zile: { $date } a devenit { $now }.
} Anulați acele importuri și aduceți din nou fișierele sau alegeți { $zone }.
settings-backup = Copie de siguranță
backups-about = Toate faptele, utilizatorii și setările într-un singur fișier, fără cheia secretelor. Este păstrat lângă date: salvați-l și în altă parte.
backups-make = Faceți o copie de siguranță
backups-none = Încă nu s-a făcut nicio copie de siguranță.
backups-last = Ultima a fost făcută la { $at } și verificată cu sumele ei de control.
backups-last-unverified = Ultima a fost făcută la { $at }; încă nu a fost verificată cu sumele ei de control.
backups-done = Copia de siguranță este făcută și verificată.
backups-made = Făcută
backups-verified = Verificată
backups-size = Mărime
backups-save = Salvați
backups-remove-one = Eliminați copia din { $at }
backups-remove-text = Fișierul ei este șters de pe server și nu mai poate fi recuperat. Copiile salvate în altă parte rămân.
backups-command = Din linia de comandă, de pildă pentru un program zilnic:
settings-password = Parolă
settings-password-current = Parola de până acum
settings-password-new = Parolă nouă
settings-password-rule = Zece caractere sau mai multe; câteva cuvinte se țin minte ușor.
settings-password-change = Schimbați parola
settings-password-done = Parola a fost schimbată; toate celelalte sesiuni s-au încheiat.
settings-sessions = Unde sunteți autentificat
settings-browser = Browser
settings-address = Adresă
settings-used = Ultima utilizare
settings-end = Încheiați
settings-role = Rol
settings-role-viewer = Cititor
settings-role-analyst = Analist
settings-role-admin = Administrator
settings-role-owner = Proprietar
settings-masked = fără nume
settings-masked-text = Ascundeți numele, e-mailurile și comentariile clienților
settings-seen = Ultima vizită
settings-change = Schimbați
settings-user-add = Adăugați un utilizator
settings-remove = Eliminați
settings-token-new = Token nou
settings-token-text = Programele îl trimit pentru a întreba în numele dumneavoastră. Nu poate face mai mult decât dumneavoastră.
settings-token-for = Pentru ce este
settings-token-make = Creați tokenul
settings-token-once = Copiați-l acum: nu va mai fi afișat.
settings-token-none = Încă nu există tokenuri
settings-begins = Începe cu
settings-scope = Poate
settings-scope-read = citi
settings-scope-write = citi și scrie
settings-scope-admin = tot ce puteți și dumneavoastră
settings-days = Pentru zile
settings-ends = Expiră
settings-revoke = Revocă
settings-when = Când
settings-who = Cine
settings-what = Ce
settings-object = Asupra
settings-newest = Cele mai noi
settings-older = Mai vechi
settings-did-session-begin = S-a autentificat
settings-did-session-end = S-a deconectat
settings-did-user-create = Utilizator adăugat
settings-did-user-change = Utilizator modificat
settings-did-user-password = Parolă schimbată
settings-did-user-remove = Utilizator șters
settings-did-token-create = Token creat
settings-did-token-revoke = Token revocat
settings-did-company-change = Companie modificată
settings-did-policy-choose = Reguli puse în vigoare
settings-did-policy-save = Reguli salvate
settings-did-segment-create = Segment creat
settings-did-segment-change = Segment modificat
settings-did-segment-restore = Segment readus
settings-did-segment-remove = Segment șters
settings-did-note-create = Notă scrisă
settings-did-note-change = Notă modificată
settings-did-note-remove = Notă ștearsă
settings-did-annotation-create = Adnotare scrisă
settings-did-annotation-change = Adnotare modificată
settings-did-annotation-restore = Adnotare readusă
settings-did-annotation-remove = Adnotare ștearsă
settings-did-target-set = Țintă stabilită
settings-did-target-restore = Țintă readusă
settings-did-target-remove = Țintă ștearsă
settings-did-source-create = Sursă conectată
settings-did-source-change = Sursă modificată
settings-did-source-check = Cheie de sursă testată
settings-did-source-sync = Sursă interogată
settings-did-source-events = Evenimente preluate
settings-did-source-remove = Sursă ștearsă
settings-did-import-send = Fișiere trimise
settings-did-import-map = Coloane atribuite
settings-did-import-plan = Import planificat
settings-did-import-apply = Import aplicat
settings-did-import-remove = Import abandonat
settings-did-mapping-save = Corespondență salvată
settings-did-mapping-remove = Corespondență ștearsă
settings-did-batch-undo = Import anulat
settings-did-demo-make = Companie demonstrativă creată
settings-did-demo-remove = Companie demonstrativă ștearsă
settings-did-statement-send = Fișier de reconciliere trimis
settings-did-statement-remove = Fișier de reconciliere șters
settings-did-job-add = Sarcină cerută
settings-did-job-cancel = Sarcină anulată
settings-did-key-rotate = Cheia secretelor schimbată
settings-did-month-close = Lună închisă
settings-did-month-reopen = Lună redeschisă
settings-did-export-make = Date exportate
settings-did-backup-make = Copie de siguranță făcută
settings-did-backup-read = Copie de siguranță descărcată
settings-did-backup-remove = Copie de siguranță ștearsă
settings-thing-annotation = Adnotarea
settings-thing-backup = Copia de siguranță
settings-thing-company = Compania
settings-thing-data = Datele
settings-thing-demo = Compania demonstrativă
settings-thing-import = Importul
settings-thing-job = Sarcina
settings-thing-key = Cheia secretelor
settings-thing-mapping = Corespondența
settings-thing-month = Luna
settings-thing-note = Nota
settings-thing-policy = Regulile
settings-thing-segment = Segmentul
settings-thing-session = Sesiunea
settings-thing-source = Sursa
settings-thing-statement = Fișierul de reconciliere
settings-thing-target = Ținta
settings-thing-token = Tokenul
settings-thing-user = Utilizatorul
settings-via-link = Printr-un link
settings-via-password = Cu parolă
settings-via-session = În panou
settings-via-terminal = De la terminal
settings-via-token = Cu un token
settings-terminal = Terminal

## Login and first run

screen-login = Autentificare
screen-setup = Configurarea Tenure
login-email = E-mail
login-password = Parolă
login-go = Intrați
login-wrong = E-mailul și parola nu se potrivesc.
login-too-many = Au fost prea multe încercări. Așteptați puțin, apoi încercați din nou.
login-lost = Ați uitat parola? Un administrator vă poate da alta, sau pe server: tenure user password
login-next = Autentificați-vă ca să mergeți mai departe unde doreați.
login-needs-admin = Încă nu se poate autentifica nimeni. Deschideți linkul afișat în terminal la pornirea Tenure; o nouă pornire afișează altul.
setup-text = Deveniți proprietarul, care poate face orice.
setup-go = Creați proprietarul
setup-company = Compania dumneavoastră
setup-company-text = Moneda și fusul orar pot fi schimbate mai târziu.
setup-next = Continuați
setup-done = Tenure este deja configurat.
