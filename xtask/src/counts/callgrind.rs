//! Reads profiles of callgrind.

use anyhow::{Context as _, Result, bail};

/// Returns the instructions of one object (program or shared library), without those of the functions
/// that it calls in other objects.
///
/// The profile must be written with `--compress-strings=no --compress-pos=no`.
pub(super) fn instructions(profile: &str, object: &str) -> Result<u64> {
    let (mut total, mut inside, mut call) = (0, false, false);
    for line in profile.lines() {
        if let Some(name) = line.strip_prefix("ob=") {
            inside = name == object;
        } else if line.starts_with("calls=") {
            // The next line has the costs of the called function, which are counted there.
            call = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            if inside && !call {
                total += cost(line)?;
            }
            call = false;
        }
    }
    if total == 0 {
        bail!("the profile of callgrind has no instructions of {object}");
    }
    Ok(total)
}

/// The last number of a line with a position and a cost.
fn cost(line: &str) -> Result<u64> {
    let number = line.split_whitespace().nth(1);
    let number = number.and_then(|number| number.parse().ok());
    number.with_context(|| format!("the profile of callgrind has the line {line:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: &str = "\
version: 1
positions: line
events: Ir
summary: 1713

ob=/lib/libc.so.6
fl=malloc.c
fn=malloc
12 400

ob=/bench/calls
fl=???
fn=main
0 30
cob=/lib/libc.so.6
cfi=malloc.c
cfn=malloc
calls=1 12
0 400
0 7
";

    #[test]
    fn only_the_instructions_of_the_object_are_counted() -> Result<()> {
        assert_eq!(instructions(PROFILE, "/bench/calls")?, 37);
        assert_eq!(instructions(PROFILE, "/lib/libc.so.6")?, 400);
        assert!(instructions(PROFILE, "/bench").is_err());
        Ok(())
    }
}
