# The page of `tenure report`.

## Head

report-title = Tenure report
report-title-of = Tenure report: { $name }
# $grain is how the range is cut; $range, $money and $zone are the rest of the line.
report-range = { $grain ->
    [day] { $range } by day · { $money } · { $zone }
    [week] { $range } by week · { $money } · { $zone }
    [quarter] { $range } by quarter · { $money } · { $zone }
    [year] { $range } by year · { $money } · { $zone }
   *[month] { $range } by month · { $money } · { $zone }
}
report-only-billed = only what is billed in { $currency }
report-policy = policy { $name } ({ $hash })
report-through = data through { $day }
report-no-data = no data
report-known-at = as known at { $at }
report-known-now = as known now
report-customers = customers: { $segment }
report-closed = months up to { $month } are closed, the last of them on { $day }
report-closed-by = months up to { $month } are closed, the last of them on { $day } by { $who }

## Key figures

figures-title = Key figures, { $period }
figures-mrr = MRR
figures-arr = ARR
figures-customers = Customers
figures-paying = Paying customers
figures-arpa = ARPA
figures-net-new = Net new MRR
figures-nrr = NRR, 12 months
figures-grr = GRR, 12 months
figures-customer-churn = Customer churn
figures-revenue-churn = Gross revenue churn
figures-quick-ratio = Quick ratio
figures-against = vs { $period }
figures-last = last { $n }
figures-same = = the same
figures-better = { $change }, better
figures-worse = { $change }, worse
figures-ripens = later periods have had less time, so they are not compared
figures-points = pp: percentage points

## The bridge

bridge-title = Bridge: from the opening to the closing MRR
bridge-amounts = { $period }, { $currency }
bridge-opening = opening
bridge-closing = = closing
bridge-new = + new
bridge-reactivation = + reactivation
bridge-expansion = + expansion
bridge-contraction = − contraction
bridge-churn = − churn
bridge-paused = − paused
bridge-resumed = + resumed
bridge-fx = ± exchange rates
bridge-merge = ± merged customers
bridge-correction = ± corrections
bridge-segment-in = + into the segment
bridge-segment-out = − out of the segment
# $zero is an amount of nothing with its currency, $parts a large number.
bridge-closes = It adds up: opening + steps − closing = { $zero }, to the last of { $parts } parts of a minor unit.
bridge-closes-each = It adds up: opening + steps − closing = { $zero }, to the last of { $parts } parts of a minor unit, { $grain ->
    [day] { $n ->
        [one] in { $n } day
       *[other] in each of { $n } days
    }
    [week] { $n ->
        [one] in { $n } week
       *[other] in each of { $n } weeks
    }
    [quarter] { $n ->
        [one] in { $n } quarter
       *[other] in each of { $n } quarters
    }
    [year] { $n ->
        [one] in { $n } year
       *[other] in each of { $n } years
    }
   *[month] { $n ->
        [one] in { $n } month
       *[other] in each of { $n } months
    }
} and over all.
bridge-gap = IT DOES NOT ADD UP: { $gap } are missing. This is a fault of the program.

## Who left

churn-title = Churn
churn-lost = lost { $period }
churn-voluntary = asked for
churn-involuntary = want of payment
churn-retention-policy = our own policy
churn-unknown = not known
churn-all = all
churn-note = lost: customers at the opening of the span who are none at its end; MRR: of all churn in it
reasons-title = Reasons for churn, { $range }
reasons-stated = stated reason
reasons-churns = churns
reasons-share = share
reasons-others = { $n ->
    [one] { $n } other reason
   *[other] { $n } other reasons
}
reasons-none = (none stated)

## Retention

retention-title = { $grain ->
    [day] Retention by day
    [week] Retention by week
    [quarter] Retention by quarter
    [year] Retention by year
   *[month] Retention by month
}
retention-nrr = Net revenue retention
retention-grr = Gross revenue retention
retention-crr = Customer retention
retention-customer-churn = Customer churn
retention-revenue-churn = Gross revenue churn

## Cohorts

report-cohorts-title = { $grain ->
    [day] Cohorts: customers who are still there, in %, by days since they came
    [week] Cohorts: customers who are still there, in %, by weeks since they came
    [quarter] Cohorts: customers who are still there, in %, by quarters since they came
    [year] Cohorts: customers who are still there, in %, by years since they came
   *[month] Cohorts: customers who are still there, in %, by months since they came
}
report-cohorts-gross = Mean, gross MRR
report-cohorts-net = Mean, net MRR

## What moved

top-gains = Top gains, { $period }
top-losses = Top losses, { $period }
top-mrr-now = MRR now
kind-new = new
kind-reactivation = reactivation
kind-expansion = expansion
kind-contraction = contraction
kind-churn = churn
kind-paused = paused
kind-resumed = resumed
kind-fx = fx
kind-merge = merge
kind-correction = correction

## What is missing

missing-title = Not told yet, for want of a table
missing-table = { $table }.csv ({ $columns } at least): { $gives }
missing-rejected = { $table }.csv (every row was rejected; { $columns } at least): { $gives }
missing-lacks = { $gives }: there is no value, since { $why }
missing-variants = { $metric } (variants)
missing-hint = Each can be added at any time, as CSV, JSON Lines or Parquet: `tenure import` takes what is new.
missing-customers = names, segments and splits by attribute
missing-plans = products, and prices where subscriptions have none
missing-rates = figures in the account’s currency of whoever pays in another
missing-billing = MRR, its movements, retention and churn, and what is set against them

## Data quality

quality-title = Data quality
quality-no-remarks = No remarks on the data.
quality-rejected = { $n ->
    [0] No rows were rejected.
    [one] { $n } row was rejected; the figures are without it.
   *[other] { $n } rows were rejected; the figures are without them.
}
quality-empty-file = Empty: { $files }.
quality-no-rows = A header and no rows: { $files }.
quality-not-read = Not read to its end: { $file }.
quality-not-read-why = Not read to its end: { $file }: it needs { $needs }.
quality-covered = { $grain ->
    [day] The data cover every day of the range.
    [week] The data cover every week of the range.
    [quarter] The data cover every quarter of the range.
    [year] The data cover every year of the range.
   *[month] The data cover every month of the range.
}
quality-covered-by-billing = Billing covers the whole range, other data do not.
quality-months-missing = { $table }.csv has no row for { $months }: figures that need one have no value there.
quality-months-and-more = { $first }, { $second } and { $n } more, to { $last }
quality-partial = Not over, or not covered to the end: { $periods }.
quality-adjustment-currency = A refund, credit note or dispute is in another currency than its invoice; it counts for nothing.
quality-adjustment-without-invoice = A refund, credit note or dispute names an invoice that is not there; it counts for nothing.
quality-line-without-invoice = An invoice line names an invoice that is not there.
quality-merge-circle = Customers are merged into each other in a circle.
