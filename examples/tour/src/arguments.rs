//! Command line arguments.

use crate::check::Failure;

const USAGE: &str = "\
usage: tour [--without BLOCK[,BLOCK...]] [--shutdown]

  --without BLOCK  leaves out building blocks, for example `lock,configuration`
  --shutdown       shuts the sidecar down at the end";

/// The arguments of the tour.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Arguments {
    /// The building blocks to skip.
    pub(crate) without: Vec<String>,
    /// Whether the last step shuts down the sidecar.
    pub(crate) shutdown: bool,
}

impl Arguments {
    pub(crate) fn of_this_program() -> Result<Self, Failure> {
        Self::read(std::env::args().skip(1))
    }

    fn read(words: impl IntoIterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--shutdown" => arguments.shutdown = true,
                "--without" => {
                    let blocks = words
                        .next()
                        .ok_or_else(|| format!("--without needs a name\n{USAGE}"))?;
                    let blocks = blocks.split(',').map(str::to_owned);
                    arguments.without.extend(blocks);
                }
                _ => return Err(format!("the argument {word:?} is not known\n{USAGE}").into()),
            }
        }
        Ok(arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        let words = words.iter().map(|word| (*word).to_owned());
        Arguments::read(words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn blocks_are_skipped_and_shutdown_is_optional() {
        assert_eq!(read(&[]), Ok(Arguments::default()));
        let arguments = read(&["--without", "lock,jobs", "--shutdown", "--without", "state"]);
        let without = ["lock", "jobs", "state"].map(str::to_owned).to_vec();
        let shutdown = true;
        assert_eq!(arguments, Ok(Arguments { without, shutdown }));
    }

    #[test]
    fn anything_else_is_refused() {
        for (words, part) in [
            (&["--without"][..], "--without needs a name"),
            (&["--shut-down"], "\"--shut-down\" is not known"),
        ] {
            let refusal = read(words).expect_err("it is refused");
            assert!(refusal.contains(part), "{part:?} is missing in {refusal}");
            assert!(refusal.contains("usage: tour"), "{refusal}");
        }
    }
}
