# Pages of `tenure calc`.

## Titles

calc-churn = Customer churn rate
calc-revenue-churn = Gross revenue churn
calc-crr = Customer retention rate
calc-nrr = Net revenue retention
calc-grr = Gross revenue retention
calc-quick-ratio = Quick ratio
calc-change = Change of the churn rate
calc-lifetime = Customer lifetime
calc-clv = Customer lifetime value
calc-clv-contract = Customer lifetime value, by contract
calc-cac = Customer acquisition cost
calc-payback = Months to recover the acquisition cost
calc-ltv-cac = Lifetime value to acquisition cost
calc-crc = Customer retention cost
calc-arpa = Average revenue per account
calc-arr = Annual recurring revenue
calc-growth = Growth
calc-gross-margin = Gross margin
calc-nps = Net promoter score
calc-csat = Customer satisfaction
calc-lead-to-customer = Lead-to-customer rate
calc-trial-conversion = Free-trial conversion

## What is worked out

line-churn = churn
line-churn-then = churn then
line-year-linear = a year at this rate, linear
line-year-compounded = a year at this rate, compounded
line-gross-revenue-churn = gross revenue churn
line-net-revenue-churn = net revenue churn
line-retention = retention
line-nrr = net revenue retention
line-grr = gross revenue retention
line-quick-ratio = quick ratio
line-change = change
line-lifetime = lifetime
line-value = lifetime value
line-contract-value = lifetime value of a contract
line-arpa = ARPA
line-arr = ARR
line-cost = cost
line-payback = payback
line-ratio = ratio
line-growth = growth
line-steady-growth = steady growth by month
line-margin = margin
line-score = score
line-satisfied = satisfied
line-became-customers = became customers
line-converted = converted

## Why there is no result

why-nobody-at-start = nobody was there at the start, so nobody could leave
why-nobody-to-stay = nobody was there at the start, so nobody could stay
why-no-mrr-at-start = no MRR was there at the start, so none could be lost
why-nothing-lost = nothing was lost
why-nobody-left = nobody left, so the lifetime has no end that these numbers show
why-nobody-pays = nobody pays
why-nobody-won = nobody was won
why-earns-nothing = a customer earns nothing
why-costs-nothing = customers cost nothing
why-nobody-active = nobody is active
why-nothing-then = there was nothing then to grow from
why-no-revenue = there was no revenue
why-nobody-answered = nobody answered
why-no-leads = there were no leads
why-no-trials = no trial began
why-no-value = it has no value

## What to mind

mind-by-account = Sums do not tell how accounts differ, so there is no interval; the metric itself has one, from the accounts.
mind-came-back = More than were there at the start: some came back, so this is no share of them and has no interval.
mind-whole-year = Benchmarks are of a whole year: choose a year as the period to see them.
mind-chance = Chance alone could make such a difference: the { $level } interval holds 0.
mind-no-chance = The rates differ by more than chance: the { $level } interval does not hold 0.
mind-constant = This takes churn to stay as it is for ever; a survival curve follows the customers themselves.
mind-revenue = This counts revenue; with the gross margin it counts what is earned of it.
mind-leavers = This leaves out customers who leave before; with them it takes longer.
mind-answers = The interval is of those who could have answered so; who does not answer at all is in none. Answers of one account are not independent.
mind-bound = The { $level } interval of churn ends at { $end }, so it is at least { $least }.
mind-bound-months = The { $level } interval of churn ends at { $end }, so it is at least { $n ->
    [one] { $n } month
   *[other] { $n } months
}.
mind-too-few = only { $n }: too few for a percentage to mean anything
mind-few-events = only { $n } of the rarer outcome: read the interval, not the change
mind-few = only { $n }: read the interval, not the change
mind-concentrated = revenue is as uneven as with { $n } equal accounts: one can turn the figure
mind-few-independent = { $n } months say as much as { $effective } independent ones: read the interval

## Results, intervals and benchmarks

calc-percentage-points = { $n ->
    [one] { $n } percentage point
   *[other] { $n } percentage points
}
calc-points = { $n ->
    [one] { $n } point
   *[other] { $n } points
}
calc-no-end = no end
calc-interval = { $level } interval: { $low } to { $high } ({ $method }, n = { $n })
calc-from = { $low } and more
calc-up-to = up to { $high }
calc-benchmark = { $place ->
    [there] Benchmark: { $range }, { $says }; this is there ({ $source })
    [within] Benchmark: { $range }, { $says }; this is within ({ $source })
    [below] Benchmark: { $range }, { $says }; this is below ({ $source })
    [above] Benchmark: { $range }, { $says }; this is above ({ $source })
   *[none] Benchmark: { $range }, { $says } ({ $source })
}

column-what = What
column-formula = Formula
column-arithmetic = Arithmetic
column-value = Value
column-unit = Unit
column-low = Low
column-high = High
column-level = Level
column-method = Method
column-undefined = Undefined
