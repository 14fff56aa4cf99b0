# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Main navigation
nav-revenue = Revenue
nav-customers = Customers
nav-product = Product and market
nav-data = Data
menu = Menu
skip = Skip to the content
search = Search
controls = What is looked at
range = Date range
range-month = Last month
range-3m = Last 3 months
range-6m = Last 6 months
range-12m = Last 12 months
range-24m = Last 24 months
range-year = This year
range-last-year = Last year
range-to-date = 12 months to date
range-from = First day
range-last = Last day
range-through = Data through { $day } · { $zone }
apply = Apply
reset = Reset
grain = Cut into
grain-day = Days
grain-week = Weeks
grain-month = Months
grain-quarter = Quarters
grain-year = Years
compare = Compare with
compare-previous = Previous period
compare-year = A year before
compare-custom = Chosen period
compare-none = No comparison
compare-from = From a day of your choice
compare-said = Compared with { $span }
segment = Segment
segment-all = All customers
segment-condition = Condition
data = Data, currency, known at
data-known = as known on { $day }
data-currency = Currency
data-currency-text = Only what is billed in this currency, at face value
data-known-at = As known on
data-known-at-text = What would the figures have said on that day?
data-policy = Policy: { $policy }
account = Account and appearance
theme = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
sign-out = Sign out
demo-banner = This is the demo company. Nothing here is real.
no-data = No data yet
no-data-text = Figures appear here once facts of billing are there: connect a billing system, or import files.
no-data-import = Connect or import
no-data-demo = Look at the demo company
not-found = There is no such page
not-found-text = The address may be mistyped, or the page has moved.
palette = Go to
palette-hint = Screens, metrics, customers
palette-metric = metric
palette-none = Nothing fits.
shortcuts = Keyboard shortcuts
shortcuts-on = Single keys act
shortcut-compare = Change the comparison
shortcut-chart = Step through a chart
screen-overview = Overview
screen-movements = Movements
screen-retention = Retention
screen-definitions = Definitions
screen-figure = Figure

## Components

close = Close
loading = Loading
again = Try again
trouble-unreachable = Tenure does not answer. Is it running, and is the connection there?
trouble-forbidden = Your role does not allow this.
trouble-not-found = This is not there.
trouble-server = Tenure could not answer. Its log says why.
trouble-question = This question cannot be answered.
info-about = What { $name } means
info-more = The whole definition
delta-same = = the same
delta-points = { $n } pp
delta-better = better
delta-worse = worse
delta-against = vs { $period }
delta-none = no value for { $period }
benchmark-one = Benchmark { $low }
benchmark-range = Benchmark { $low } to { $high }
benchmark-from = Benchmark from { $low }
benchmark-to = Benchmark up to { $high }
card-few = n = { $n }: too few to say much
to-date = to date
details = Details
customers = Customers
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
table-period = Period
table-range = Whole range
show-all = Show all { $n }
table-sum = Sum
interval = likely { $low } to { $high }
window-trailing = { $n ->
    [one] over { $n } month
   *[other] over { $n } months
}
window-ago = { $n ->
    [one] { $n } month before
   *[other] { $n } months before
}
window-each = { $n ->
    [one] in each of { $n } month
   *[other] in each of { $n } months
}

## Charts

chart-table = Show as a table
chart-save = Save
chart-partial = Hatched or dashed: the period is not over.
chart-not-saved = The picture could not be made.
heat-young = not old enough yet
summary-nothing = { $name }: no values in this range.
summary-one = { $name }, { $label }: { $value }.
summary-series = { $way ->
    [up] { $name } rose from { $from } in { $first } to { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
    [down] { $name } fell from { $from } in { $first } to { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
   *[same] { $name } was { $from } in { $first } and { $to } in { $last }; highest { $high } in { $when_high }, lowest { $low } in { $when_low }.
}
series-mrr = MRR
series-net = Net change

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } on { $before }. { $new } came with new customers, { $lost } left with churn.
figure-paying = Paying customers
changed-title = What changed most
changed-none = Nothing moved in this period.
all-movements = All movements
renewals-title = Renewals ahead
renewals-about = Contract terms that end after the data
renewals-none = No contract term ends in the next 90 days.
renewals-within = Within
renewals-leaving = Known to leave
quality-title = Data quality
quality-through = Data through { $day }, policy { $policy }
quality-rows = { $n ->
    [one] { $n } row was refused; figures are without it.
   *[other] { $n } rows were refused; figures are without them.
}
quality-missing = Not there, so some figures are undefined: { $tables }
quality-closed = Months up to { $month } are closed

## Movements

movements-title = MRR movements
step-new = New
step-reactivation = Reactivation
step-expansion = Expansion
step-contraction = Contraction
step-churn = Churn
step-paused = Paused
step-resumed = Resumed
step-fx = Exchange rates
step-merge = Merged customers
step-correction = Corrections
step-segment-in = Into the segment
step-segment-out = Out of the segment
step-rest = Pauses, rates, other
movements-about = How MRR came from the opening to the closing of { $span }
bridge-heading = From opening to closing MRR
bridge-start = Opening
bridge-end = Closing
bridge-step = Step
bridge-amount = Amount
bridge-count = Movements
bridge-change = Change
bridge-adds-up = It adds up: opening plus all steps is closing, to the last fraction of a cent.
bridge-does-not = It does not add up: { $gap } is left over. This is a fault of Tenure.
movements-over-time = Movements over time
movements-by-period = By period, in { $currency }
movements-list = One by one
movements-of-kind = One by one: { $kind }
movements-all-kinds = All kinds
movements-none = No movements of this kind in this range.
movements-counted = { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
} · { $events ->
    [one] { $events } event
   *[other] { $events } events
}
movements-adds = sums to the bridge
movements-at = When
movements-customer = Customer
movements-kind = Kind
movements-cause = Cause

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

figure-definition = Definition
figure-variant = Variant
figure-by = Split by
figure-by-none = not split
figure-unknown = No metric is named { $metric }.
figure-periods = By period
figure-periods-about = Choose a period to see who is behind its figure.
figure-change = Change
figure-course = Course
figure-likely = Likely
figure-no-heading = none stated
figure-split = { $name }, by { $by }
figure-largest = The { $n } largest of { $all }; all are in the table.
figure-headings = By { $by }
figure-variants = Other ways to compute it
figure-variants-about = Vendors and articles differ; the definition says who uses which.
figure-is-split = split
figure-rows = What { $period } is made of
figure-no-rows = Nothing is behind this figure: all its terms are zero, or are no sums over customers.
figure-term = Term
figure-rows-counted = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
figure-sums = sums to the term
figure-sums-not = does not sum to the term
figure-record = Record
figure-adds = Adds

## Definitions

## Benchmarks and targets

## Calculators

## Settings

## Login and first run
