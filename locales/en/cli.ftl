# Words that several answers of the command line share: dates, amounts, intervals, notes, tables of
# metrics and definitions.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Dates and periods

date-day = { $year }-{ $month2 }-{ $day2 }
date-month = { $year }-{ $month2 }
date-quarter = { $year }-Q{ $quarter }
# A quarter of a fiscal year, by its first and last month.
date-quarter-shifted = { $year }-{ $month2 }–{ $last2 }
date-year = { $year }
# A fiscal year over two calendar years: 2026/27.
date-year-shifted = { $year }/{ $next2 }
date-span = { $from } to { $to }

## Amounts

amount-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
amount-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
amount-seconds = { $seconds } s
amount-minutes-seconds = { $minutes } min { $seconds } s
amount-minutes = { $minutes } min
amount-hours = { $hours } h { $minutes } min
# Percentage points, short.
amount-points = { $n } pp

## Intervals

# $value is a figure, the rest its ends.
interval-beside = { $value } ({ $low } to { $high })
interval-from = { $value } (at least { $low })
interval-up-to = { $value } (at most { $high })
interval-note = ( to ) { $level } interval, { $method }
interval-none = without an interval: { $why }
interval-concentrated = ~ revenue rests on so few accounts that one can turn the figure
interval-few = ~ few customers or answers, or few of the rarer outcome: read the interval, not the change
interval-shrunk = ⇒ drawn towards the other rates, as far as its numbers are small (beta-binomial, empirical Bayes): an estimate, and no figure

method-wilson = Wilson
method-wilson-continuity = Wilson with continuity correction
method-clopper-pearson = Clopper-Pearson
method-newcombe = Newcombe hybrid score
method-newcombe-continuity = Newcombe hybrid score with continuity correction
method-trinomial = trinomial
method-adjusted-wald = adjusted Wald
method-delta = delta method by account
method-bootstrap = bootstrap by account, { $draws } draws, seed { $seed }
method-bonett-wright = Bonett-Wright, { $months } effective months
method-log-log = Greenwood, log(-log)
method-log = Greenwood, log
method-plain = Greenwood, plain

untold-nobody = nobody was counted
untold-one-account = one account does not tell how accounts differ
untold-no-spread = all accounts did the same, which does not tell how far others could differ
untold-more-than-all = more were counted than there are, so it is no share
untold-too-short = too few months say anything of their own
untold-constant = one of both never moves
untold-in-full = the orders agree in full, which does not tell how far they could differ

## Notes below tables

note-partial = * the period is not over, or the data end before it does
note-missing-months = the table { $table } has no rows for { $n } of the months { $from } to { $to }
note-missing-some = the table { $table } has no rows for some of these months, { $months } among them
note-corrections = { $period } counts corrections of closed months, of these kinds: { $amount }
note-left-out = { $period } leaves out { $n }: { $what }
note-zeros = 0 throughout: { $columns }

## Tables of figures

table-period = Period
table-group = Group
table-group-period = Group, period
head-policy = policy { $name }
head-known-at = as known at { $at }

## The list of metrics

metrics-metric = Metric
metrics-name = Name
metrics-estimates = Estimates
metrics-family = Family
metrics-better = Better
metrics-variants = Variants

## Definitions

define-family = Family: { $family }.
define-better = Better: { $direction }.
define-benchmark = Benchmark ({ $variant }): { $range }, { $says }
benchmark-no-year = year not said
benchmark-no-sample = sample not said
benchmark-mind = mind: { $caveat }
define-split = split by { $by } unless --by says otherwise
define-estimate = An estimate, with an interval: { $command } has its settings
define-needs = { $n ->
    [one] needs the table { $tables }
   *[other] needs the tables { $tables }
}
define-instead = or { $column } in { $tables }

## Cohorts

cohorts-cohort = Cohort
cohorts-customers = Customers
cohorts-mean = Mean
cohorts-of-customers = Customers who are still there, in % of those who came
cohorts-of-gross = MRR that is still paid, in % of the first, growth left out
cohorts-of-net = MRR in % of the first, growth included
cohorts-of-usage = Customers who used the product, in % of those who came
cohorts-title = { $grain ->
    [day] { $what }, by age in days
    [week] { $what }, by age in weeks
    [quarter] { $what }, by age in quarters
    [year] { $what }, by age in years
   *[month] { $what }, by age in months
}

## The rows behind a figure

rows-head = { $term }, { $when }: { $total }, { $things }
rows-customers = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}
rows-records = { $n ->
    [one] { $n } record
   *[other] { $n } records
}
rows-more = { $n } more

## What a workspace holds

status-head = { $name } · { $currency } · { $zone } · billing from { $from } to { $through }
status-table = Table
status-rows = Rows
status-from = From
status-through = To
