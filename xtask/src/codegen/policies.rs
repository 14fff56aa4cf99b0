//! `docs/policies.md`: every policy setting with its values, and the presets with their sources.

use std::path::Path;

use anyhow::Result;
use tenure_domain::policy::presets::{PRESETS, Preset, Stand};
use tenure_domain::policy::{Policy, RULES_VERSION, SETTINGS};

use super::Files;
use super::page::{codes, generated_from, table};

pub(super) fn files(_root: &Path) -> Result<Files> {
    Ok(vec![("docs/policies.md".into(), page())])
}

fn page() -> String {
    let rows: Vec<[String; 3]> = Policy::standard()
        .settings()
        .into_iter()
        .map(|(key, standard)| {
            let values = Policy::values_of(key).unwrap_or_default();
            [codes([key]), codes([standard.as_str()]), codes(values.split(" | "))]
        })
        .collect();
    let mut page = String::from("# Policies\n\n");
    page += &generated_from("crates/domain/src/policy.rs and policy/presets");
    page += &format!(
        "A policy is the set of rules that turns facts into movements. \
         Where vendors disagree, it says which way is taken.\n\
         It never changes facts: ask under another policy and the same facts answer.\n\
         The version of the rules themselves is {RULES_VERSION}; it is part of every policy's hash.\n\n"
    );
    page += &table(["setting", "standard", "values"], &rows);
    page += "\n`<n>` stands for a number, `<date>` for a day such as `2026-01-31`.\n\
             What each value does is in [rules.md](rules.md).\n";
    page += COMPARING;
    page += PRESETS_HEAD;
    for preset in PRESETS {
        page += &section(preset);
    }
    page
}

const COMPARING: &str = "
## Comparing two policies

`tenure policy compare A B` keeps the same facts under both and tells the difference by setting: MRR under A, a step for each setting on which they differ, MRR under B.
The steps of every customer sum to its own difference, exactly, so all totals close; `--by customer` lists them.
Closed months are left aside: they stay as they were closed under any policy, and what came after a close is no effect of a setting. With `--restated` or without it, the answer is the same.
A range (`--from`, `--to`, `--grain`) tells movements and lost customers in the same way.

Settings can act on the same MRR: whether a paused subscription counts matters more when its discount does not come off.
So the way of cutting is named:
- `--attribution in-order`, the default: settings are switched one after the other, in the order of the table above, and each step is what switching this one adds. Nothing is left over. The order matters: of two settings that act on the same MRR, the later one gets what the earlier one left. It is always this order, so that two people get the same steps; swapping A and B is not the same walk backwards.
- `--attribution alone`: each setting is switched by itself, starting from A. No order matters. What the settings do together beyond the sum of these is the step `together`.

The step of a setting without effect is 0, and is named below the table.
";

const PRESETS_HEAD: &str = "
## Presets named after vendors

`--policy chartmogul` counts as ChartMogul's documents say it does, and so on for the others.
A setting on which nothing was found is unknown: it follows `standard`.
Where a vendor does something for which there is no value, a value stands in for it, and the words beside it say what is different.
The documents were read in November 2026; vendors change their rules and let customers change them, so look at your own account's settings before you rely on a preset.
`tenure policy compare` shows the same data under two policies.
";

fn section(preset: &Preset) -> String {
    let rows: Vec<[String; 4]> = SETTINGS
        .into_iter()
        .filter_map(|key| {
            let (value, says) = match preset.stand(key) {
                Stand::Documented { value, says, .. } => (value, says.to_owned()),
                Stand::Unlike { value, says, .. } => (value, format!("No such value: {says}")),
                Stand::Unknown => return None,
            };
            let source = preset.stand(key).source()?;
            let cited = match source.url {
                "" => source.name.to_owned(),
                url => format!("[{}]({url})", source.name),
            };
            Some([codes([key]), codes([value]), says, cited])
        })
        .collect();
    let mut text = format!("\n### {}\n\n{}.\n\n", preset.name, preset.about);
    text += &table(["setting", "value", "what is said", "source"], &rows);
    text + &format!("\nUnknown: {}.\n", codes(preset.unknown.iter().copied()))
}
