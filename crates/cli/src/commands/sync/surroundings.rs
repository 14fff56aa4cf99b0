//! The time, chance and the terminal, as a pull meets them.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;
use tenure_connectors::stripe_api::{News, Surroundings};
use tenure_domain::time::{Instant, SECOND, Zone};

use crate::context::Context;
use crate::desk;
use crate::words::{Id, count, tr, words};

/// The real ones.
pub struct Real<'c> {
    context: &'c Context,
    bar: ProgressBar,
}

impl<'c> Real<'c> {
    /// Waits for real, and shows progress where somebody looks.
    pub fn new(context: &'c Context) -> Real<'c> {
        Real { context, bar: context.talk.spinner(Id("busy-stripe")) }
    }

    /// Takes progress off the screen.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Surroundings for Real<'_> {
    fn sleep(&mut self, pause: Duration) {
        thread::sleep(pause);
    }

    fn now(&mut self) -> i64 {
        self.context.later().0
    }

    fn chance(&mut self) -> u32 {
        // Each state is made with keys of chance; no more is needed to spread tries.
        let hash = RandomState::new().build_hasher().finish();
        u32::try_from(hash >> 32).unwrap_or_default()
    }

    fn hear(&mut self, news: News<'_>) {
        match news {
            News::Pulled { list, objects } => {
                desk::progress(objects, 0);
                self.bar.set_message(format!("{}: {objects}", list.replace('_', " ")));
            }
            News::TooOld { through } => {
                let day = Zone::utc().day(Instant(through.saturating_mul(SECOND)));
                let remark = tr!("sync-too-old", day = words().day(day));
                self.bar.suspend(|| self.context.talk.warn(&remark));
            }
            News::Waiting { why, pause, tried } => {
                let seconds = pause.as_secs_f64();
                self.bar.suspend(|| {
                    let seconds = crate::show::decimal(&format!("{seconds:.1}"));
                    let (why, tried) = (why.to_string(), count(tried.into()));
                    let remark = tr!("sync-again", why = why, seconds = seconds, tried = tried);
                    self.context.talk.say(&remark);
                });
            }
        }
    }
}
