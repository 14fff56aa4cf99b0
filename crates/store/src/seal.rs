//! Seals of derived files: whether a file holds the bytes that were written. A flipped bit can
//! decode as another number, so nothing of a file is used whose seal does not hold.
//!
//! The seal stands in a file of its own beside it. Hashing goes block by block on all cores, at the
//! speed of memory, and once in the life of a process.

use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use fs_err as fs;
use fs_err::File;
use twox_hash::XxHash3_128;

use crate::verify::Compared;

/// Bytes that are hashed at a time.
const BLOCK: u64 = 4 << 20;

/// The file that holds the seal of another.
fn beside(path: &Path) -> PathBuf {
    path.with_extension("seal")
}

/// Seals a file at `from`, which will lie at `path`.
pub(crate) fn seal(from: &Path, path: &Path) -> std::io::Result<()> {
    fs::write(beside(path), digest(from)?)
}

/// Whether a file is there and holds the bytes that were sealed. One that does not is removed.
pub(crate) fn holds(path: &Path) -> bool {
    let Ok(data) = fs::metadata(path) else { return false };
    let sealed = fs::read_to_string(beside(path)).unwrap_or_default();
    let compared = Compared::new(path, &data, &sealed);
    if compared.is_known() {
        return true;
    }
    let whole = digest(path).is_ok_and(|found| found == sealed);
    if whole {
        compared.remember();
    } else {
        // It is made again from the facts; where it cannot be removed, it is as good as none.
        let _ = fs::remove_file(path);
        let _ = fs::remove_file(beside(path));
    }
    whole
}

/// The length of a file and the hash of the hashes of its blocks.
fn digest(path: &Path) -> std::io::Result<String> {
    let bytes = fs::metadata(path)?.len();
    let blocks = bytes.div_ceil(BLOCK);
    let next = AtomicU64::new(0);
    let work = || -> std::io::Result<Vec<(u64, u128)>> {
        let (mut file, mut buffer, mut hashes) = (File::open(path)?, Vec::new(), Vec::new());
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks {
                return Ok(hashes);
            }
            file.seek(SeekFrom::Start(block * BLOCK))?;
            buffer.clear();
            file.by_ref().take(BLOCK).read_to_end(&mut buffer)?;
            hashes.push((block, XxHash3_128::oneshot(&buffer)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from) as u64;
    let others = cores.min(blocks).saturating_sub(1);
    let mut hashes = thread::scope(|scope| {
        let others: Vec<_> = (0..others).map(|_| scope.spawn(work)).collect();
        let mut all = work()?;
        for other in others {
            all.extend(other.join().unwrap_or_else(|_| Ok(Vec::new()))?);
        }
        std::io::Result::Ok(all)
    })?;
    hashes.sort_unstable();
    let all: Vec<u8> = hashes.iter().flat_map(|(_, hash)| hash.to_le_bytes()).collect();
    Ok(format!("{bytes} {:032x}\n", XxHash3_128::oneshot(&all)))
}
