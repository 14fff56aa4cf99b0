//! Opens files, unpacks gzip, and stops archives that unpack without end.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

/// Bytes that may be unpacked before the ratio counts.
pub const FREE_BYTES: u64 = 64 << 20;
/// How much larger than packed a file may be. Tables compress by 5 to 50.
pub const MAX_RATIO: u64 = 300;

/// The bytes of a file, unpacked.
pub struct Input {
    source: Source,
    count: ByteCount,
    unpacked: u64,
}

enum Source {
    Plain(Prefixed),
    Gzip(Box<MultiGzDecoder<Prefixed>>),
}

/// The first bytes, which were read to know the format, and the rest.
type Prefixed = io::Chain<Cursor<Vec<u8>>, Counted>;

/// How many bytes of the file itself have been read.
#[derive(Clone, Debug, Default)]
pub struct ByteCount(Rc<Cell<u64>>);

impl ByteCount {
    /// Bytes so far.
    pub fn get(&self) -> u64 {
        self.0.get()
    }
}

struct Counted {
    reader: Box<dyn Read>,
    count: ByteCount,
}

impl Read for Counted {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buf)?;
        self.count.0.set(self.count.0.get() + n as u64);
        Ok(n)
    }
}

impl Input {
    /// Opens a file; gzip is known by its first bytes.
    ///
    /// # Errors
    /// Where the file cannot be opened or read.
    pub fn open(path: &Path) -> io::Result<Input> {
        Input::from_reader(Box::new(fs_err::File::open(path)?))
    }

    /// Reads from anything; gzip is known by its first bytes.
    ///
    /// # Errors
    /// Where the first bytes cannot be read.
    pub fn from_reader(reader: Box<dyn Read>) -> io::Result<Input> {
        let count = ByteCount::default();
        let mut counted = Counted { reader, count: count.clone() };
        let mut magic = Vec::new();
        counted.by_ref().take(2).read_to_end(&mut magic)?;
        let gzip = magic == [0x1f, 0x8b];
        let chain = Cursor::new(magic).chain(counted);
        let source = if gzip {
            Source::Gzip(Box::new(MultiGzDecoder::new(chain)))
        } else {
            Source::Plain(chain)
        };
        Ok(Input { source, count, unpacked: 0 })
    }

    /// Whether the file is packed with gzip.
    pub fn is_gzip(&self) -> bool {
        matches!(self.source, Source::Gzip(_))
    }

    /// Counts the bytes that are read of the file itself.
    pub fn count(&self) -> ByteCount {
        self.count.clone()
    }
}

impl Read for Input {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match &mut self.source {
            Source::Plain(file) => file.read(buf),
            Source::Gzip(decoder) => {
                let n = decoder.read(buf)?;
                self.unpacked += n as u64;
                check_ratio(self.unpacked, self.count.get())?;
                Ok(n)
            }
        }
    }
}

/// Fails where `packed` bytes have become suspiciously many.
///
/// # Errors
/// An error for which [`is_bomb`] holds.
pub fn check_ratio(unpacked: u64, packed: u64) -> io::Result<()> {
    if unpacked > FREE_BYTES && unpacked / MAX_RATIO > packed {
        return Err(io::Error::other(Bomb));
    }
    Ok(())
}

/// Whether an error says that a file unpacks to far more than its size.
pub fn is_bomb(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Bomb>())
}

#[derive(Debug)]
struct Bomb;

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a file that unpacks to at most {MAX_RATIO} times its size")
    }
}

impl std::error::Error for Bomb {}
