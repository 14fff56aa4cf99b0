//! Replays the corpora of the fuzz targets, each seed as it is and with small mutations.

use std::path::{Path, PathBuf};

use tenure_connectors::fuzz::TARGETS;

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target)
}

/// A small generator, so that a failing mutation is the same one tomorrow (xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound.max(1)
    }
}

/// Bytes that matter to the parsers.
const TELLING: &[u8] = b",;\t\"\n\r\0{}[]:=.-+eE0159Tz%\xe9\xff\xef";

fn mutate(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(data.len());
        let byte = TELLING[random.below(TELLING.len())];
        match random.below(5) {
            0 => data.truncate(at),
            1 if !data.is_empty() => data[at] = byte,
            2 if !data.is_empty() => data[at] ^= 1 << random.below(8),
            3 => {
                let end = (at + random.below(40)).min(data.len());
                let copy = data[at.min(end)..end].to_vec();
                data.splice(at..at, copy);
            }
            _ => data.insert(at.min(data.len()), byte),
        }
    }
    data
}

#[test]
fn every_target_stands_its_corpus() {
    // More rounds find more; these few keep the replay quick.
    let rounds = std::env::var("FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(40);
    for (name, target) in TARGETS {
        let mut seeds: Vec<PathBuf> =
            fs_err::read_dir(corpus(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "no corpus for {name}");
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        for seed in seeds {
            let data = fs_err::read(&seed).unwrap();
            target(&data);
            for _ in 0..rounds {
                target(&mutate(&data, &mut random));
            }
        }
    }
}
