//! Adding cells of which many are alike.

use super::table::visit;
use super::{Answer, Cell, Deeds, Holder, Recorded, TallyId};

/// Adds cells to sums, and remembers what single answers come to: there are few that differ, and
/// most customers give one in a period.
#[derive(Default)]
pub struct Adder {
    /// By the answer and by who gave it.
    answers: Vec<Option<Box<[Part]>>>,
}

/// What a single answer adds to a tally.
struct Part {
    tally: TallyId,
    /// Of a customer with an MRR of one unit.
    value: i128,
    /// Whether it is that many times the customer's MRR.
    weighs: bool,
}

/// How many answers there are to tell apart, and kinds of those who gave them.
const ANSWERS: usize = 4 * 6 * 12 * 3 * 2 * 3;

/// The number of an answer and of who gave it; `None` of scores that lie on no scale, and of
/// ratings of tickets.
fn number(answer: &Answer, holder: Option<Holder>) -> Option<usize> {
    if answer.of_ticket {
        return None;
    }
    let score = match answer.score {
        None => 0,
        Some(score) => usize::try_from(score).ok().filter(|score| *score <= 10)? + 1,
    };
    let scale = answer.scale.map_or(0, |scale| scale as usize + 1);
    let easy = answer.high_is_easy.map_or(0, |easy| 1 + usize::from(easy));
    let holder = holder.map_or(0, |holder| 1 + usize::from(holder.is_customer));
    let parts = [(scale, 6), (score, 12), (easy, 3), (usize::from(answer.commented), 2)];
    let all = parts.into_iter().chain([(holder, 3)]);
    Some(all.fold(answer.survey as usize, |number, (part, of)| number * of + part))
}

/// What a single answer adds to each tally, for a customer with an MRR of one unit.
fn parts(deeds: &Deeds<'_, Answer>) -> Box<[Part]> {
    let holder = deeds.holder.map(|holder| Holder { mrr: 1, ..holder });
    let mut parts = Vec::new();
    visit(&Cell::Answer(Deeds { holder, ..*deeds }), |tally, value| {
        if value != 0 {
            parts.push(Part { tally, value, weighs: tally.weighs() });
        }
    });
    parts.into()
}

impl Adder {
    /// Adds so many cells that are all alike.
    pub fn add(&mut self, recorded: &mut Recorded, cell: &Cell<'_>, times: i64) {
        let single = match cell {
            Cell::Answer(deeds) if deeds.records.len() == 1 => Some(deeds),
            _ => None,
        };
        let Some((deeds, number)) =
            single.and_then(|deeds| Some((deeds, number(&deeds.records[0], deeds.holder)?)))
        else {
            return recorded.add(cell, times);
        };
        if self.answers.is_empty() {
            self.answers.resize_with(ANSWERS, || None);
        }
        let mrr = deeds.holder.map_or(0, |holder| i128::from(holder.mrr));
        for part in self.answers[number].get_or_insert_with(|| parts(deeds)).iter() {
            let value = if part.weighs { part.value * mrr } else { part.value };
            recorded.sums.0[part.tally as usize] += value * i128::from(times);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Scale, Survey};
    use tenure_domain::time::Day;

    fn all() -> impl Iterator<Item = Answer> {
        let surveys = [Survey::Nps, Survey::Csat, Survey::Ces, Survey::Open];
        let scales = [Scale::ZeroToTen, Scale::OneToTen, Scale::OneToSeven, Scale::OneToFive];
        let scales = scales.into_iter().chain([Scale::GoodBad]).map(Some).chain([None]);
        let scores = (-1..=12).map(Some).chain([None]);
        let easy = [None, Some(false), Some(true)];
        let of = move |survey| {
            let scores = scores.clone();
            scales.clone().flat_map(move |scale| {
                scores.clone().flat_map(move |score| {
                    easy.into_iter().flat_map(move |high_is_easy| {
                        let said = [false, true].into_iter();
                        said.flat_map(move |commented| {
                            [false, true].map(|of_ticket| Answer {
                                survey,
                                scale,
                                score,
                                high_is_easy,
                                commented,
                                of_ticket,
                            })
                        })
                    })
                })
            })
        };
        surveys.into_iter().flat_map(of)
    }

    #[test]
    fn what_is_remembered_of_answers_is_what_each_of_them_says() {
        let customer = |mrr, is_customer| Some(Holder { mrr, is_customer, has_begun: true });
        let holders = [None, customer(0, false), customer(0, true), customer(7, true)];
        let holders = holders.into_iter().chain([customer(5, false), customer(-3, true)]);
        let mut adder = Adder::default();
        for holder in holders {
            for records in all().map(|answer| [answer]) {
                let deeds = Deeds { records: &records, holder, span: (Day(0), Day(31)) };
                let cell = Cell::Answer(deeds);
                let (mut quick, mut plain) = (Recorded::default(), Recorded::default());
                adder.add(&mut quick, &cell, 2);
                plain.add(&cell, 1);
                plain.add(&cell, 1);
                assert_eq!(quick, plain, "{deeds:?}");
            }
        }
    }
}
