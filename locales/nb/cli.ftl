# Ord som flere svar deler: datoer, beløp, intervaller, merknader, tabeller over måltall, definisjoner.

## Datoer og perioder

date-day = { $day2 }.{ $month2 }.{ $year }
date-month = { $month2 }.{ $year }
date-quarter = K{ $quarter } { $year }
date-quarter-shifted = { $month2 }–{ $last2 }.{ $year }
date-year = { $year }
date-year-shifted = { $year }/{ $next2 }
date-span = { $from } til { $to }

## Beløp

amount-months = { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}
amount-days = { $n ->
    [one] { $n } dag
   *[other] { $n } dager
}
amount-seconds = { $seconds } s
amount-minutes-seconds = { $minutes } min { $seconds } s
amount-minutes = { $minutes } min
amount-hours = { $hours } t { $minutes } min
amount-points = { $n } pp

## Intervaller

interval-beside = { $value } ({ $low } til { $high })
interval-from = { $value } (minst { $low })
interval-up-to = { $value } (høyst { $high })
interval-note = ( til ) intervall på { $level }, { $method }
interval-none = uten intervall: { $why }
interval-concentrated = ~ inntekten hviler på så få kontoer at én av dem kan snu tallet
interval-few = ~ få kunder eller svar, eller få av det sjeldneste utfallet: les intervallet, ikke endringen
interval-shrunk = ⇒ trukket mot de andre ratene, så langt tallene er små (beta-binomisk, empirisk Bayes): et anslag, ikke et tall

method-wilson = Wilson
method-wilson-continuity = Wilson med kontinuitetskorreksjon
method-clopper-pearson = Clopper-Pearson
method-newcombe = Newcombes hybridmetode
method-newcombe-continuity = Newcombes hybridmetode med kontinuitetskorreksjon
method-trinomial = trinomisk
method-adjusted-wald = justert Wald
method-delta = deltametoden per konto
method-bootstrap = bootstrap per konto, { $draws } trekninger, frø { $seed }
method-bonett-wright = Bonett-Wright, { $months } effektive måneder
method-log-log = Greenwood, log(-log)
method-log = Greenwood, log
method-plain = Greenwood, enkel

untold-nobody = ingen ble telt
untold-one-account = én konto sier ikke hvor mye kontoer skiller seg
untold-no-spread = alle kontoer gjorde det samme, og det sier ikke hvor mye andre kunne skille seg
untold-more-than-all = det ble telt flere enn det er, så det er ingen andel
untold-too-short = for få måneder sier noe på egen hånd
untold-constant = en av dem beveger seg aldri
untold-in-full = rekkefølgene er helt like, og det sier ikke hvor mye de kunne skille seg

## Merknader under tabeller

note-partial = * perioden er ikke over, eller dataene slutter før den
note-missing-months = tabellen { $table } har ingen rader for { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
} mellom { $from } og { $to }
note-missing-some = tabellen { $table } har ingen rader for noen av disse månedene, blant dem { $months }
note-corrections = { $period } medregner korreksjoner av lukkede måneder, av disse slagene: { $amount }
note-left-out = { $period } utelater { $n }: { $what }
note-zeros = 0 overalt: { $columns }

## Tabeller over tall

table-period = Periode
table-group = Gruppe
table-group-period = Gruppe, periode
head-policy = regelsett { $name }
head-known-at = slik det var kjent { $at }

## Listen over måltall

metrics-metric = Måltall
metrics-name = Navn
metrics-estimates = Anslag
metrics-family = Familie
metrics-better = Bedre
metrics-variants = Varianter

## Definisjoner

define-family = Familie: { $family }.
define-better = Bedre: { $direction }.
define-benchmark = Referanse ({ $variant }): { $range }, { $says }
benchmark-no-year = år ikke oppgitt
benchmark-no-sample = utvalg ikke oppgitt
benchmark-mind = merk: { $caveat }
define-split = delt etter { $by } hvis ikke --by sier noe annet
define-estimate = Et anslag, med intervall: { $command } har innstillingene
define-needs = { $n ->
    [one] trenger tabellen { $tables }
   *[other] trenger tabellene { $tables }
}
define-instead = eller { $column } i { $tables }

## Kohorter

cohorts-cohort = Kohort
cohorts-customers = Kunder
cohorts-mean = Snitt
cohorts-of-customers = Kunder som fortsatt er der, i % av dem som kom
cohorts-of-gross = MRR som fortsatt betales, i % av den første, uten vekst
cohorts-of-net = MRR i % av den første, med vekst
cohorts-of-usage = Kunder som brukte produktet, i % av dem som kom
cohorts-title = { $grain ->
    [day] { $what }, etter alder i dager
    [week] { $what }, etter alder i uker
    [quarter] { $what }, etter alder i kvartaler
    [year] { $what }, etter alder i år
   *[month] { $what }, etter alder i måneder
}

## Radene bak et tall

rows-head = { $term }, { $when }: { $total }, { $things }
rows-customers = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}
rows-records = { $n ->
    [one] { $n } post
   *[other] { $n } poster
}
rows-more = { $n } til

## What a workspace holds

status-head = { $name } · { $currency } · { $zone } · fakturering fra { $from } til { $through }
status-table = Tabell
status-rows = Rader
status-from = Fra
status-through = Til
