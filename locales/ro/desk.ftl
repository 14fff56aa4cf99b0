# What the command line says of the work itself: imports, checks, policies, closes, and what it
# remarks on stderr.

## Remarks on the data

remark-events-stopped = după { $last } nu mai e niciun eveniment, deși facturarea continuă până la { $through }: ce urmează nu spune nimic despre folosire
remark-not-drawn = nicio rată nu e apropiată de celelalte: e nevoie de cel puțin trei rubrici cu rate cunoscute, care să nu fie toate 0 sau toate 100 %
remark-warning = avertisment:
remark-hint = sfat:
remark-no-mrr = datele nu conțin MRR: { $why }
remark-no-full-month = datele nu cuprind nicio lună întreagă, așa că aceste cifre sunt din timpul dinaintea lor: ele încep la { $begin } și ajung până la { $end }; cereți-le cu --from { $from } --to { $to } --grain day
remark-no-billing = nu sunt subscriptions, linii de factură sau mrr_months
remark-doubts = nu se poate spune întotdeauna dacă { $n ->
    [one] { $n } client aparține
    [few] { $n } clienți aparțin
   *[other] { $n } de clienți aparțin
} segmentului ({ $why }); atunci sunt lăsați deoparte, iar cifrele nu au valoare
remark-not-read = { $file } nu a putut fi citit până la capăt
remark-not-read-why = { $file } nu a putut fi citit până la capăt: are nevoie de { $needs }
remark-files-unread = { $n ->
    [one] { $n } fișier nu a fost citit: { $names }
    [few] { $n } fișiere nu au fost citite: { $names }
   *[other] { $n } de fișiere nu au fost citite: { $names }
}
remark-columns-unread = { $n ->
    [one] { $n } coloană nu a fost înțeleasă: { $names }
    [few] { $n } coloane nu au fost înțelese: { $names }
   *[other] { $n } de coloane nu au fost înțelese: { $names }
}
remark-rejected = { $n ->
    [one] { $n } rând a fost respins; cifrele sunt fără el
    [few] { $n } rânduri au fost respinse; cifrele sunt fără ele
   *[other] { $n } de rânduri au fost respinse; cifrele sunt fără ele
}
remark-ids-twice = { $n ->
    [one] { $n } id apare de două ori cu conținut diferit; contează ultimul
    [few] { $n } id-uri apar de două ori cu conținut diferit; contează ultimele
   *[other] { $n } de id-uri apar de două ori cu conținut diferit; contează ultimele
}
remark-events-twice = { $n ->
    [one] { $n } eveniment apare de două ori cu conținut diferit; contează primul
    [few] { $n } evenimente apar de două ori cu conținut diferit; contează primele
   *[other] { $n } de evenimente apar de două ori cu conținut diferit; contează primele
}
remark-dry-run = tenure import BUNDLE --data DIR --dry-run arată ce este greșit la fișiere și rânduri
remark-future = { $n ->
    [one] { $n } eveniment este
    [few] { $n } evenimente sunt
   *[other] { $n } de evenimente sunt
} în viitor, până la { $day }, și nu intră în nicio cifră: verificați ceasul care le datează
remark-unnamed = { $n ->
    [one] { $n } client are
    [few] { $n } clienți au
   *[other] { $n } de clienți au
} evenimente care contează ca folosire și nu numesc un utilizator: ele spun că clientul era acolo și nu intră în nicio cifră despre utilizatori (user_id)
remark-every-event = fiecare eveniment contează ca folosire, fiindcă event_kinds nu spune care contează
remark-closed-mrr = lunile sunt închise până la { $month }: aceasta privește MRR; ce nu este MRR este așa cum se știe acum
remark-answers-elsewhere = alte variante au răspunsuri, date pe o altă scară: { $variants }

## Imports

import-done = { $bundle } a fost importat în { $data } ca lotul { $id }: { $n ->
    [one] { $n } rând nou
    [few] { $n } rânduri noi
   *[other] { $n } de rânduri noi
}.
import-plan = Plan pentru { $bundle } în { $data }; nu se scrie nimic. Rânduri noi: { $rows }.
import-plan-nothing = Plan pentru { $bundle } în { $data }: niciun fișier nu a fost recunoscut ca tabel.
import-strict = Nu s-a importat nimic din { $bundle }: --strict, și nu toate rândurile sunt bune.
import-no-rows = Nu s-a importat nimic din { $bundle }: nu are rânduri.
import-no-good-rows = Nu s-a importat nimic din { $bundle }: nu are rânduri bune.
import-added = Adăugate
import-superseded = Înlocuite
import-late = Întârziate
import-unchanged = Neschimbate
import-repeated = Repetate
import-conflicts = Conflicte
import-rejected = Respinse
import-first-errors = Sunt arătate primele { $shown } din { $n ->
    [one] { $n } eroare
    [few] { $n } erori
   *[other] { $n } de erori
}.
import-by-cause = După cauză:
import-reject-file = Rânduri respinse: { $path }
import-objects = Obiecte: { $all }, dintre care { $taken } cu rânduri, { $refused } refuzate, { $ignored } fără nimic de păstrat.
import-objects-stripe = Obiecte: { $all }, dintre care { $taken } cu rânduri, { $refused } refuzate, { $ignored } fără nimic de păstrat, { $left_out } din celălalt mod; { $events } au venit cu evenimente.
import-keeps = tenure.toml spune { $key } = { $said }; spațiul de lucru păstrează { $kept }
import-currency = Moneda contului este { $currency }, singura din fișiere.
import-no-currency = nimic nu spune în ce monedă își ține contul evidența; se ia EUR
import-no-currency-hint = spuneți-o cu --currency sau ca currency = "USD" în tenure.toml
import-no-currency-hint-here = alegeți-o la fișiere (Moneda contului) înainte de a le importa sau în Setări, la Companie
import-no-zone = Nu este numit niciun fus orar: datele fără oră sunt zile UTC (--time-zone sau time_zone în tenure.toml).
batches-batch = Lot
batches-imported = Importat
batches-source = Sursa
batches-files = Fișiere
batches-undone = Anulat
batches-is-undone = Lotul { $id } a fost anulat.

## Checks

check-ok = bine
check-bad = rău
check-check = Verificare
check-of = Privește
check-says = Spune
check-problems = Probleme
check-examples = De exemplu
check-laws = legi
check-data = date
check-bridge-closes = începutul + toți pașii = sfârșitul, pentru fiecare lună
check-components-sum = componentele fiecărui client însumează pașii lui, la fiecare schimbare
check-days-sum-to-months = mișcarea netă a unei luni este suma zilelor ei
check-levels-not-negative = MRR al niciunui client nu este vreodată sub zero
check-rows-sum-to-figures = rândurile din spatele fiecărei măsuri și numărători din ultima lună însumează cifra ei
check-customer = clientul { $what }
check-fault-gap = { $period }: lipsesc { $units } unități
check-fault-opening = { $period }: nu se deschide unde s-a închis luna trecută
check-fault-components = { $customer }: la { $at } componentele fac { $components }, pașii { $steps }
check-fault-days = { $period }: zilele însumează { $days }, nu { $month }
check-fault-level = { $customer }: { $level } unități la { $at }
check-fault-rows = { $name }: rândurile însumează { $rows }, nu { $figure }
check-fault-circle = leadul { $lead }{ $place }: din nou în { $stage } la { $at }
check-fault-stranger = { $what }, rânduri: { $n }
check-fault-stranger-near = { $what }, rânduri: { $n }; există { $near }
check-fault-event-near = { $what }; există { $near }
check-fault-events = { $n ->
    [one] { $n } eveniment
    [few] { $n } evenimente
   *[other] { $n } de evenimente
}, ultimul la { $latest }
check-fault-dates = citite în { $zone }: { $n }; ce era datat { $day } cade pe { $now }
check-fault-families = { $month }: { $n ->
    [one] { $n } client ({ $first })
    [few] { $n } clienți ({ $first } și alții)
   *[other] { $n } de clienți ({ $first } și alții)
}, abonamente { $subscriptions }, facturi { $invoices }
check-hint-future = Sfat: verificați ceasul sau fusul orar care le-a datat; evenimentele dintre ele nu intră în nicio cifră.
check-hint-merges = Sfat: fiecare rămâne un client de sine stătător; numiți în merged_into un client care există sau lăsați câmpul gol.
check-hint-paid = Sfat: îndreptați datele; unde o factură este prima a unui abonament, plata ei hotărăște de când se numără.
check-hint-pause = Sfat: pauza se consideră că durează; îndreptați ora sau lăsați-o goală unde nimeni nu știe când se încheie.
check-hint-rate = Sfat: aceste cursuri nu se folosesc; poate țin de cealaltă monedă sau moneda contului este alta (tenure.toml, --currency).
check-hint-period = Sfat: fiecare se numără la săptămâna sau luna în care cade ziua; unde un rând acoperă alt timp, împărțiți-l pe zile.
check-hint-dates = Sfat: anulați acele importuri (tenure batches undo) și aduceți din nou fișierele lor, sau dați contului fusul orar în care au fost citite.
check-hint-families = Sfat: una dintre ele vorbește (speaks în tenure.toml) și face cifrele, cealaltă este comparată cu ea; tenure explain customer arată ce se știe despre un client.
check-hint-decimals = Sfat: aceste rânduri nu numesc nicio monedă, deci sunt în cea a planului lor; corectați sumele sau spuneți-le moneda.
check-hint-periods = Sfat: dați liniilor period_start și period_end sau aduceți ce se plătește lunar ca subscriptions sau mrr_months.
check-hint-payments = Sfat: dați facturilor status sau paid_at ori aduceți payments; cu --policy standard,invoice_new=issued se socotesc toate de la emitere.
check-hint-stages = Sfat: fiecare intrare se numără o dată în flux; în stoc lead-ul e doar în ultima lui etapă. Îndreptați datele sau scoateți drumul înapoi.
check-hint-references = Sfat: un tabel poate fi din altă zi decât celălalt: aduceți ce lipsește sau corectați identificatorii. Plățile facturilor necunoscute nu contează, celelalte rânduri contează cât se poate.
check-hint-invites = Sfat: corectați datele sau clienții; până atunci răspunsurile contează așa cum sunt.
check-hint-scales = Sfat: corectați scorurile sau scala sondajului; până atunci aceste răspunsuri nu intră în niciun scor.
check-hint-kinds = Sfat: corectați răspunsul sau ceea ce numește; până atunci contează drept ceea ce spune rândul său.
check-hint-nps = Sfat: aceste răspunsuri nu sunt în niciun scor; ce s-a întrebat cu stele sau fețe poate fi csat.
check-hint-order = Sfat: corectați datele; până atunci rândurile contează așa cum sunt datate.
check-hint-parts = Sfat: niciunul dintre acești vizitatori nu contează ca fiind calificat; corectați numerele sau spuneți qualified_visitors.
check-hint-goals = Sfat: un obiectiv fără achieved_at contează ca atins doar dacă starea lui este achieved, done, completed sau reached.
check-hint-ticket-status = Sfat: un astfel de tichet se consideră rezolvat atunci când o spun solved_at sau closed_at; dacă termenul înseamnă că este din nou deschis, scrieți open.
check-hint-strangers = Sfat: aduceți datele acestor clienți sau corectați identificatorii la sursă: până atunci se numără doar în indicatorii înregistrărilor, fără MRR alături.
check-hint-spend = Sfat: adăugați rândurile acestor luni, cu suma 0 unde nu s-a cheltuit nimic: până atunci cifrele pe ele nu sunt definite.
check-more = și încă { $n }
check-all-passed = { $n ->
    [one] { $n } verificare a trecut
    [few] Toate cele { $n } verificări au trecut
   *[other] Toate cele { $n } de verificări au trecut
}.
check-some-found = { $found } din { $n ->
    [one] { $n } verificare
    [few] { $n } verificări
   *[other] { $n } de verificări
} au găsit ceva.

## Explanations

explain-parts-make = Părțile fac exact MRR.
explain-parts-differ = Părțile NU fac MRR.
explain-plan = planul { $id }
explain-subscription = abonamentul { $id }
explain-item = elementul { $id }
explain-reason = motivul declarat { $id }
explain-from-on = de la { $from } încolo, după { $table } { $id } ({ $place })
explain-from-to = de la { $from } până la { $to }, după { $table } { $id } ({ $place })
explain-by = după { $table } { $id } ({ $place })
explain-instead = în locul { $place } (lotul { $batch }, { $at })
explain-netted = Pașii pe care politica îi compensează în această mișcare (netting = { $window })
explain-cancelled = MRR nu s-a mișcat: pașii pe care politica îi compensează (netting = { $window }) s-au anulat reciproc
explain-mrr-after = MRR după
explain-history = Cum s-a ajuns aici
explain-history-left-out = Cum s-a ajuns aici, { $n ->
    [one] { $n } mișcare anterioară lăsată
    [few] { $n } mișcări anterioare lăsate
   *[other] { $n } de mișcări anterioare lăsate
} deoparte
explain-then = MRR { $before } → { $after }, apoi { $status }
explain-undefined = fără valoare: { $why }
explain-as-billed = cum s-a facturat: { $amount }
explain-correction-of = { $kind }: { $what }
explain-figure = { $name } ({ $id }, { $variant }), { $period }
explain-figure-of = { $name } ({ $id }, { $variant }), { $period }, pentru { $segment }
explain-exactly = { $value }, exact { $fraction }
explain-partial = Perioada nu s-a încheiat sau datele se termină înaintea ei.
explain-term = Termen
explain-what = Ce este
explain-foot = Politica { $name } ({ $hash })
# How an amount becomes MRR, one step a line.
arithmetic-list = { $amount } pe { $term }
arithmetic-list-units = { $amount } pe { $term } pentru { $units } unități
arithmetic-days = { $n ->
    [one] zi
    [few] { $n } zile
   *[other] { $n } de zile
}
arithmetic-weeks = { $n ->
    [one] săptămână
    [few] { $n } săptămâni
   *[other] { $n } de săptămâni
}
arithmetic-months = { $n ->
    [one] lună
    [few] { $n } luni
   *[other] { $n } de luni
}
arithmetic-years = { $n ->
    [one] an
    [few] { $n } ani
   *[other] { $n } de ani
}
arithmetic-percent-off = minus reducere de { $percent }
arithmetic-amount-off = minus reducere de { $amount }
arithmetic-already-off = reducere de { $amount } deja scăzută de factură
arithmetic-takes-back = { $amount } retrage din ce era în curs
arithmetic-part = × { $whole } ÷ { $billed } (zilele unui interval întreg ÷ zilele facturate)
arithmetic-lowered = minus { $amount } prin { $by }
arithmetic-lowered-share = minus partea sa din { $amount } scăzuți din factură prin { $by }
arithmetic-tax = ÷ { $factor } pentru taxa inclusă
arithmetic-per-months = ÷ { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
}
arithmetic-weeks-in-month = { $factor } (săptămâni într-o lună)
arithmetic-days-in-month = { $factor } (zile într-o lună)
arithmetic-too-large = = mai mult { $currency } pe lună decât se poate ține exact
arithmetic-a-month = = { $amount } pe lună
arithmetic-together = = { $amount } pe lună împreună
arithmetic-mean = = { $amount } pe lună în medie
arithmetic-of-plan = (prețul este cel din { $plan })
arithmetic-no-rate = niciun curs către { $currency }
arithmetic-at-rate = = { $amount } la cursul valabil din { $day }

## Reconciliations

reconcile-title = MRR al nostru și cel din { $file }, { $span }, { $currency }
reconcile-ends = sfârșiturile zilelor { $from } – { $to }
reconcile-end = sfârșitul zilei de { $day }
reconcile-nothing = nimic de comparat
reconcile-same = Cele două sunt la fel peste tot.
reconcile-end-of = Sfârșitul zilei
reconcile-ours = Al nostru
reconcile-theirs = Al lor
reconcile-differences = Diferențe
reconcile-largest = Cele mai mari
reconcile-how = Cum a fost găsită
reconcile-also = Se potrivește și
reconcile-equal = { $equal } din { $n ->
    [one] { $n } cifră
    [few] { $n } cifre
   *[other] { $n } de cifre
} sunt la fel.
reconcile-doubtful = { $n ->
    [one] { $n } diferență se potrivește
    [few] { $n } diferențe se potrivesc
   *[other] { $n } de diferențe se potrivesc
} și altor cauze; --by customer le numește.
reconcile-unused = Coloane nefolosite: { $columns }.
reconcile-months = coloane care par să fie ale unui timp nu au fost înțelese și sunt lăsate deoparte: { $columns }
reconcile-months-hint = lunile se scriu 2026-03, 03/2026 sau Mar 2026
reconcile-unknown = { $n ->
    [one] { $n } diferență este necunoscută
    [few] { $n } diferențe sunt necunoscute
   *[other] { $n } de diferențe sunt necunoscute
} și peste toleranță
reconcile-rejected = { $rejected ->
    [one] rând respins: { $rejected } din { $n }; cifrele sunt fără el
    [few] rânduri respinse: { $rejected } din { $n }; cifrele sunt fără ele
   *[other] rânduri respinse: { $rejected } din { $n }; cifrele sunt fără ele
}
reconcile-no-figures = fișierul are un antet și nicio cifră
reconcile-firsts = fiecare dată este întâi ale lunii și înseamnă sfârșitul acelei zile
reconcile-firsts-hint = dacă se înțeleg luni, numiți coloana `month`
reconcile-strangers = { $n ->
    [one] { $n } client cunoscut doar de fișier nu aparține niciunui segment și este lăsat deoparte
    [few] { $n } clienți cunoscuți doar de fișier nu aparțin niciunui segment și sunt lăsați deoparte
   *[other] { $n } de clienți cunoscuți doar de fișier nu aparțin niciunui segment și sunt lăsați deoparte
}
reconcile-ahead = { $n ->
    [one] { $n } zi din fișier nu s-a încheiat și este lăsată deoparte
    [few] { $n } zile din fișier nu s-au încheiat și sunt lăsate deoparte
   *[other] { $n } de zile din fișier nu s-au încheiat și sunt lăsate deoparte
}
difference-discounts = reduceri
difference-trials = perioade de probă
difference-past-due = restanțe
difference-paused = pauze
difference-cancellation = încetare
difference-usage = consum
difference-term = perioada de plată
difference-tax = taxe
difference-fx = curs
difference-invoices = facturi
difference-credits = credite
difference-timing = moment
difference-rounding = rotunjire
difference-closed-months = luni închise
difference-only-ours = doar la noi
difference-only-theirs = doar la ei
difference-unknown = necunoscut
how-trials = perioadele de probă contează ca plătite
how-tax-in = taxa din prețuri nu este scoasă
how-tax-added = taxa se adaugă la prețuri
how-full-amount = suma fiecărui interval contează întreagă în fiecare lună
how-long-terms = perioadele de un an și mai lungi sunt lăsate deoparte
how-no-customer = datele noastre nu conțin un client cu acest id
how-not-named = ei nu numesc acest client
how-never-mrr = cunoaștem clientul, care nu a avut niciodată MRR
how-nothing-fits = nicio setare și niciun fapt nu dă cifra lor
how-rounding = mai puțin de o unitate minoră fiecare
how-left = ce rămâne
how-came-later = luna este închisă; faptele au venit după aceea
how-too-large = MRR al nostru este prea mare pentru a fi ținut
how-not-converted = { $currency } nu este convertit
how-earlier = al nostru este acela în { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}, mai devreme
how-later = al nostru este acela în { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}, mai târziu
how-no-rate = nu avem curs pentru { $currency } la { $day }
how-together = { $one }, împreună cu { $other }
how-or = { $one } sau { $other }

## Segments

segment-customers = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, MRR { $mrr }
segment-customers-untold = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, MRR { $mrr } fără cel al { $untold }
segment-field = Câmp
segment-holds = Conține
segment-values = Valori
segment-computed = calculat
segment-list = listă
segment-attribute = atribut
segment-number = număr
segment-time = durată
segment-day = zi
segment-flag = da sau nu
segment-text = text

## Policies

policy-hash = Amprentă
policy-cited = Citate
policy-unlike = Altfel
policy-unknown = Necunoscute
policy-differs = Diferă de standard în
policy-nothing = nimic
policy-setting = Setare
policy-value = Valoare
policy-can-be = Poate fi
policy-stand = Stadiu
policy-says = Ce se spune
policy-source = Sursa
policy-address = Adresa
policy-title = Politica { $name }, versiunea regulilor { $version }
policy-no-value = Nicio valoare nu este chiar aceea: { $says }.
policy-not-found = Necunoscut: nu s-a găsit nimic, deci ca în standard.
compare-title = { $what }, { $when }: { $a } și { $b }, { $currency }
compare-closing-mrr = MRR final
compare-together = împreună
compare-opening = început
compare-closing = sfârșit
compare-churned = pierdut
compare-opening-customers = clienți la început
compare-lost-customers = clienți pierduți
compare-churned-customers = clienți plecați
compare-closing-customers = clienți la sfârșit
compare-segment-in = intrare în segment
compare-segment-out = ieșire din segment
compare-measure = Măsura
compare-a = De la valoarea
compare-b = La valoarea
compare-same = Cele două politici sunt la fel în fiecare setare.
compare-idle = Fără efect aici: { $settings }.

## Closes

close-reopened-say = Închiderea { $id } este redeschisă; se pot schimba din nou: { $months }.
close-first = Prima închidere blochează și toate lunile dinainte: { $from } – { $to }.
close-other-policy = această închidere este sub altă politică decât cea dinainte
close-up-to = toate până la { $month }
close-months = { $from } – { $to }
close-close = Închidere
close-month = Luni
close-closed = Închis
close-mrr = MRR la sfârșit
close-signed = Semnat
close-reopened = Redeschis
restated-now = Acum
restated-closed = La închidere
restated-difference = Diferența
restated-why = De ce
restated-rows = { $n ->
    [one] { $n } rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}; în total { $amount }
restated-new = { $place } nou (lotul { $batch }, { $at })
restated-superseded = { $place } înlocuit (lotul { $batch }, { $at })
restated-undone = { $place } anulat (lotul { $batch }, { $at })
restated-more = și încă { $n }
restated-policy = politica

## The machine and the workspace

doctor-finding = Constatare
doctor-hint = Ce e de făcut
doctor-version = versiunea
doctor-zones = fusuri orare
doctor-zones-fine = incluse în program
doctor-clock = ceasul
doctor-temporary = dosarul temporar
doctor-writable = în { $folder } se poate scrie
doctor-workspace = spațiul de lucru
doctor-opens = { $folder } se deschide
doctor-writing = scrierea
doctor-busy = ocupat: { $why }
doctor-account = contul
doctor-account-taken = { $currency } (nedeclarată: presupusă), { $zone }
doctor-batches = loturi
doctor-batches-future = unul a fost importat în viitor, la { $at }
doctor-batches-are = { $n }, dintre care { $undone } anulate
doctor-closes = închideri
doctor-closes-are = { $n }, dintre care { $reopened } redeschise; fișierele lor sunt întregi
doctor-facts = fapte
doctor-rows = { $n ->
    [one] { $n } rând se poate
    [few] { $n } rânduri se pot
   *[other] { $n } de rânduri se pot
} citi
doctor-sync = sincronizarea cu Stripe
doctor-synced = { $account } ({ $mode }), toate schimbările până la { $at }
doctor-live = real
doctor-test-mode = mod de test
doctor-an-account = un cont
doctor-not-synced = încă neefectuată
doctor-pull-waits = { $state }; o preluare oprită așteaptă în { $folder }

## Pulls from Stripe

sync-undone = lotul { $batch } al unei sincronizări anterioare a fost anulat: totul se preia din nou
sync-more = se cere mai mult decât la ultima sincronizare: totul se preia din nou
sync-since = Se cer toate schimbările de la { $at }.
sync-gone = { $n ->
    [one] { $n } obiect numit de evenimente nu mai există
    [few] { $n } obiecte numite de evenimente nu mai există
   *[other] { $n } de obiecte numite de evenimente nu mai există
}.
sync-too-old = ultima sincronizare a fost la { $day }, iar Stripe păstrează evenimentele 30 de zile: totul se preia din nou, iar schimbările dintre timp contează de acum

# What each file of an import was taken for.
import-files = Fișiere:
import-files-more = și încă { $n }
import-file-known = recunoscut după conținut
import-file-mapped = { $table } (din corespondență)
import-file-rows = { $n ->
    [one] { $n } rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}
import-file-strangers = necunoscute: { $names }
import-file-missing = lipsesc: { $names }

## What commands did, and what they are busy with

demo-wrote = S-au scris { $rows ->
    [one] { $rows } rând
    [few] { $rows } rânduri
   *[other] { $rows } de rânduri
} în { $tables ->
    [one] { $tables } tabel
    [few] { $tables } tabele
   *[other] { $tables } de tabele
}. Urmează: tenure report --input { $out }
export-sheets = S-au scris { $n ->
    [one] { $n } foaie
    [few] { $n } foi
   *[other] { $n } de foi
}.
export-files = S-au scris { $n ->
    [one] { $n } fișier
    [few] { $n } fișiere
   *[other] { $n } de fișiere
}.
user-added = { $email } poate intra ca { $role }.
user-role = { $email } are rolul { $role }.
user-password = { $email } are o parolă nouă; toate sesiunile s-au încheiat.
user-removed = { $email } a fost șters.
user-made = Parola, care nu se mai arată:
user-email = E-mail
user-name = Nume
user-role-column = Rol
user-masked = Mascat
user-since = Din
user-seen = Ultima dată aici
user-yes = da
user-no = nu
token-made = Tokenul { $token }, care nu se mai arată:
token-ended = Tokenul { $token } s-a încheiat.
token-token = Token
token-user = Utilizator
token-begins = Începe cu
token-scope = Drepturi
token-created = Făcut
token-used = Folosit ultima dată
token-expires = Expiră
backup-written = { $file } conține { $held }.
backup-whole = { $file } este întreg: { $held }.
backup-not-noted = Copia de siguranță este făcută; lista de copii a serverului nu a putut fi scrisă: { $why }
backup-restored = { $data } are din nou { $held }.
backup-held = { $files ->
    [one] { $files } fișier
    [few] { $files } fișiere
   *[other] { $files } de fișiere
}, { $bytes ->
    [one] { $bytes } octet
    [few] { $bytes } octeți
   *[other] { $bytes } de octeți
}
rotate-none = Încă nu se păstrează niciun secret, iar următoarele vor fi criptate cu cheia din { $file }.
rotate-some = De acum { $n ->
    [one] { $n } secret este
    [few] { $n } secrete sunt
   *[other] { $n } de secrete sunt
} criptate cu cheia din { $file }.
rotate-hint = porniți serverul cu --key-file { $file }
sync-pulled = S-au adus { $what } de la { $account } ({ $mode }) în { $requests ->
    [one] { $requests } cerere
    [few] { $requests } cereri
   *[other] { $requests } de cereri
}, repetate: { $again }.
sync-nothing = nimic
sync-live = real
sync-test = mod de test
sync-resumed = S-a continuat o sincronizare oprită.
sync-again = Stripe: { $why }; se încearcă din nou în { $seconds } s (încercarea { $tried } a eșuat)
busy-books = se fac registrele
busy-policies = se fac registrele tuturor politicilor dintre ele
busy-events = se adună evenimentele
busy-closing = se închide
busy-stripe = se întreabă Stripe
busy-checking = se verifică
busy-causes = se caută cauze
busy-reading = se citește
busy-customers = clienți
busy-importing = se importă

## Bad rows, as they are shown

snippet-bundle = pachetul
snippet-expected = se aștepta { $what }
snippet-found = s-a găsit { $value }
snippet-more = și încă { $n }
snippet-nothing = nimic aici
snippet-this = aceasta

## Kinds of spend, which the dashboard calls so, too

spend-sales = Vânzări
spend-marketing = Marketing
spend-cost-of-sales = Costul vânzărilor
spend-success-staff = Echipa de customer success
spend-success-tools = Instrumentele de customer success
spend-customer-marketing = Marketing către clienți
spend-training = Instruire
spend-loyalty = Programe de fidelizare
spend-other = Altele
