//! Plans and exchange rates, which belong to no customer.

use std::path::Path;

use jiff::ToSpan;

use super::super::calendar::{At, Calendar, HOUR};
use super::super::plans::{self, Currency, Plan};
use super::super::rows::Source;
use super::super::table::{Table, Written};
use super::super::{Error, World, fx};

const PLANS: &str = "plan_id,name,product,kind,interval,interval_count,amount,currency,pricing_model,\
    seats_included,limits,features,recorded_at,updated_at";
const FX_RATES: &str = "date,currency,rate,recorded_at";

pub(super) fn write_plans(world: &World, folder: &Path) -> Result<Written, Error> {
    let mut table = Table::create(folder, "plans", PLANS)?;
    let calendar = &world.calendar;
    let raised = (world.rise, true);
    for plan in plans::all() {
        let mut versions = vec![(calendar.start, false)];
        let moved = plan.price(true) != plan.price(false);
        if moved && (calendar.start..calendar.end).contains(&world.rise) {
            versions.push(raised);
        }
        if !world.history {
            versions.drain(..versions.len() - 1);
        }
        for version in versions {
            write_plan(&mut table, plan, version, calendar)?;
        }
    }
    table.finish()
}

fn write_plan(
    table: &mut Table,
    plan: Plan,
    (at, raised): (At, bool),
    calendar: &Calendar,
) -> Result<(), Error> {
    let mut name = String::new();
    plan.write_name(&mut name);
    let product = plan.product;
    let once = product.kind() == "one_off";
    let (unit, count) = plan.cycle.interval();
    table.plan(Some(plan)).text(&name).text(product.name());
    table.text(product.kind());
    table.maybe((!once).then_some(unit)).int((!once).then_some(i64::from(count)));
    table.money(plan.price(raised), plan.currency.exponent());
    table.text(plan.currency.code()).text(product.pricing_model());
    table.text("").text(product.limits()).text(product.features());
    table.at(at, Source::Billing, calendar).at(at, Source::Billing, calendar);
    table.end()
}

/// Rates from ten days before the window, so that its first days have one too.
pub(in crate::simulator) fn write_rates(world: &World, folder: &Path) -> Result<Written, Error> {
    let mut table = Table::create(folder, "fx_rates", FX_RATES)?;
    let calendar = &world.calendar;
    let mut day = calendar.first.saturating_sub(10.days());
    let mut walks: Vec<(Currency, fx::Walk)> = Currency::ALL
        .into_iter()
        .filter_map(|currency| Some((currency, fx::Walk::new(world.seed, currency)?)))
        .collect();
    while calendar.midnight(day) < calendar.end {
        for (currency, walk) in &mut walks {
            let rate = walk.next().unwrap_or_default();
            let known = calendar.midnight(day) + 17 * HOUR;
            table.text(&day.to_string()).text(currency.code());
            table.money(rate, fx::DECIMALS);
            table.at(known, Source::Billing, calendar).end()?;
        }
        day = day.saturating_add(1.day());
    }
    table.finish()
}
