//! A field of a cron schedule.

/// The bounds of a field.
pub(super) struct Bounds {
    least: u32,
    greatest: u32,
    names: &'static [&'static str],
}

pub(super) const SECOND: Bounds = Bounds::new(0, 59, &[]);
pub(super) const MINUTE: Bounds = Bounds::new(0, 59, &[]);
pub(super) const HOUR: Bounds = Bounds::new(0, 23, &[]);
pub(super) const DAY: Bounds = Bounds::new(1, 31, &[]);
pub(super) const MONTH: Bounds = Bounds::new(
    1,
    12,
    &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ],
);
pub(super) const WEEKDAY: Bounds =
    Bounds::new(0, 6, &["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

/// The bit that marks a `*` field.
pub(super) const STAR: u64 = 1 << 63;

impl Bounds {
    const fn new(least: u32, greatest: u32, names: &'static [&'static str]) -> Self {
        Self {
            least,
            greatest,
            names,
        }
    }

    /// All values, as for `*`.
    pub(super) fn all(&self) -> u64 {
        bits(self.least, self.greatest, 1) | STAR
    }

    /// Only the minimum.
    pub(super) fn first(&self) -> u64 {
        1 << self.least
    }

    /// Parses a field: comma-separated ranges.
    pub(super) fn read(&self, field: &str) -> Result<u64, String> {
        let mut all = 0;
        for range in field.split(',').filter(|range| !range.is_empty()) {
            all |= self.range(range)?;
        }
        Ok(all)
    }

    fn range(&self, text: &str) -> Result<u64, String> {
        let mut parts = text.split('/');
        let (range, step) = (parts.next().unwrap_or_default(), parts.next());
        let too_many_slashes = parts.next().is_some();
        let mut ends = range.split('-');
        let (low, high) = (ends.next().unwrap_or_default(), ends.next());
        let star = matches!(low, "*" | "?");
        let (first, mut last) = if star {
            (self.least, self.greatest)
        } else {
            let first = self.number(low)?;
            let last = match high {
                None => first,
                Some(high) => {
                    let last = self.number(high)?;
                    if ends.next().is_some() {
                        return Err(format!("too many hyphens: {text}"));
                    }
                    last
                }
            };
            (first, last)
        };
        if too_many_slashes {
            return Err(format!("too many slashes: {text}"));
        }
        let step_size = match step {
            None => 1,
            Some(step) => {
                let size = number(step)?;
                if high.is_none() {
                    last = self.greatest;
                }
                size
            }
        };
        self.check(first, last, step_size, text)?;
        let extra = if star && step_size == 1 { STAR } else { 0 };
        Ok(bits(first, last, step_size) | extra)
    }

    fn check(&self, first: u32, last: u32, step: u32, text: &str) -> Result<(), String> {
        let (least, greatest) = (self.least, self.greatest);
        Err(if first < least {
            format!("beginning of range ({first}) below minimum ({least}): {text}")
        } else if last > greatest {
            format!("end of range ({last}) above maximum ({greatest}): {text}")
        } else if first > last {
            format!("beginning of range ({first}) beyond end of range ({last}): {text}")
        } else if step == 0 {
            format!("step of range should be a positive number: {text}")
        } else {
            return Ok(());
        })
    }

    fn number(&self, text: &str) -> Result<u32, String> {
        let lower = text.to_lowercase();
        match (self.least..)
            .zip(self.names)
            .find(|(_, name)| **name == lower)
        {
            Some((value, _)) => Ok(value),
            None => number(text),
        }
    }
}

fn number(text: &str) -> Result<u32, String> {
    match text.parse::<i64>() {
        Ok(negative) if negative < 0 => {
            Err(format!("negative number ({negative}) not allowed: {text}"))
        }
        // Out of range for every field, so it is rejected as too large.
        Ok(number) => Ok(u32::try_from(number).unwrap_or(u32::MAX)),
        Err(error) => {
            let why = match error.kind() {
                std::num::IntErrorKind::PosOverflow | std::num::IntErrorKind::NegOverflow => {
                    "value out of range"
                }
                _ => "invalid syntax",
            };
            let quoted = crate::json::quote(text);
            Err(format!(
                "failed to parse int from {text}: strconv.Atoi: parsing {quoted}: {why}"
            ))
        }
    }
}

fn bits(first: u32, last: u32, step: u32) -> u64 {
    let step = usize::try_from(step).unwrap_or(usize::MAX);
    (first..=last)
        .step_by(step)
        .fold(0, |bits, value| bits | 1 << value)
}
