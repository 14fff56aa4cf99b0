# Cuvinte comune mai multor răspunsuri: date, sume, intervale, note, tabele de indicatori, definiții.

## Date și perioade

date-day = { $day2 }.{ $month2 }.{ $year }
date-month = { $month2 }.{ $year }
date-quarter = T{ $quarter } { $year }
date-quarter-shifted = { $month2 }–{ $last2 }.{ $year }
date-year = { $year }
date-year-shifted = { $year }/{ $next2 }
date-span = { $from } – { $to }

## Sume

amount-months = { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
}
amount-days = { $n ->
    [one] { $n } zi
    [few] { $n } zile
   *[other] { $n } de zile
}
amount-seconds = { $seconds } s
amount-minutes-seconds = { $minutes } min { $seconds } s
amount-minutes = { $minutes } min
amount-hours = { $hours } h { $minutes } min
amount-points = { $n } p.p.

## Intervale

interval-beside = { $value } ({ $low } – { $high })
interval-from = { $value } (cel puțin { $low })
interval-up-to = { $value } (cel mult { $high })
interval-note = ( – ) interval de { $level }, { $method }
interval-none = fără interval: { $why }
interval-concentrated = ~ venitul stă pe atât de puține conturi încât unul singur poate întoarce cifra
interval-few = ~ puțini clienți sau puține răspunsuri, ori puține cazuri ale rezultatului mai rar: citiți intervalul, nu schimbarea
interval-shrunk = ⇒ apropiată de celelalte rate, pe cât îi sunt numerele de mici (beta-binomial, Bayes empiric): o estimare, nu o cifră

method-wilson = Wilson
method-wilson-continuity = Wilson cu corecție de continuitate
method-clopper-pearson = Clopper-Pearson
method-newcombe = scor hibrid Newcombe
method-newcombe-continuity = scor hibrid Newcombe cu corecție de continuitate
method-trinomial = trinomial
method-adjusted-wald = Wald ajustat
method-delta = metoda delta pe conturi
method-bootstrap = bootstrap pe conturi, { $draws } de extrageri, sămânța { $seed }
method-bonett-wright = Bonett-Wright, { $months } luni efective
method-log-log = Greenwood, log(-log)
method-log = Greenwood, log
method-plain = Greenwood, simplu

untold-nobody = nu s-a numărat nimeni
untold-one-account = un singur cont nu spune cât diferă conturile
untold-no-spread = toate conturile au făcut la fel, ceea ce nu spune cât de departe ar putea fi altele
untold-more-than-all = s-au numărat mai mulți decât sunt, deci nu este o parte
untold-too-short = prea puține luni spun ceva de la sine
untold-constant = una din ele nu se mișcă niciodată
untold-in-full = ordinile coincid întru totul, ceea ce nu spune cât ar putea diferi

## Note sub tabele

note-partial = * perioada nu s-a încheiat sau datele se termină înaintea ei
note-missing-months = tabelul { $table } nu are rânduri pentru { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
} din intervalul { $from } – { $to }
note-missing-some = tabelul { $table } nu are rânduri pentru unele dintre aceste luni, printre care { $months }
note-corrections = { $period } cuprinde corecții ale lunilor închise, de aceste feluri: { $amount }
note-left-out = { $period } lasă deoparte { $n }: { $what }
note-zeros = 0 peste tot: { $columns }

## Tabele de cifre

table-period = Perioada
table-group = Grup
table-group-period = Grup, perioada
head-policy = politica { $name }
head-known-at = cum se știa la { $at }

## Lista indicatorilor

metrics-metric = Indicator
metrics-name = Nume
metrics-estimates = Estimări
metrics-family = Familie
metrics-better = Mai bine
metrics-variants = Variante

## Definiții

define-family = Familia: { $family }.
define-better = Mai bine: { $direction }.
define-benchmark = Reper ({ $variant }): { $range }, { $says }
benchmark-no-year = an nespus
benchmark-no-sample = eșantion nespus
benchmark-mind = atenție: { $caveat }
define-split = împărțit după { $by } dacă --by nu spune altfel
define-estimate = O estimare, cu interval: { $command } are reglajele ei
define-needs = { $n ->
    [one] are nevoie de tabelul { $tables }
    [few] are nevoie de tabelele { $tables }
   *[other] are nevoie de tabelele { $tables }
}
define-instead = sau { $column } în { $tables }

## Cohorte

cohorts-cohort = Cohorta
cohorts-customers = Clienți
cohorts-mean = Media
cohorts-of-customers = Clienți încă prezenți, în % din cei veniți
cohorts-of-gross = MRR încă plătit, în % din primul, fără creștere
cohorts-of-net = MRR în % din primul, cu creștere
cohorts-of-usage = Clienți care au folosit produsul, în % din cei veniți
cohorts-title = { $grain ->
    [day] { $what }, după vârsta în zile
    [week] { $what }, după vârsta în săptămâni
    [quarter] { $what }, după vârsta în trimestre
    [year] { $what }, după vârsta în ani
   *[month] { $what }, după vârsta în luni
}

## Rândurile din spatele unei cifre

rows-head = { $term }, { $when }: { $total }, { $things }
rows-customers = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}
rows-records = { $n ->
    [one] { $n } înregistrare
    [few] { $n } înregistrări
   *[other] { $n } de înregistrări
}
rows-more = încă { $n }

## What a workspace holds

status-head = { $name } · { $currency } · { $zone } · facturare de la { $from } până la { $through }
status-table = Tabel
status-rows = Rânduri
status-from = Din
status-through = Până la
