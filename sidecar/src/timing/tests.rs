//! Compares with daprd's and its scheduler's results for the same texts.

use std::time::SystemTime;

use super::cron::{Fields, Schedule};
use super::{
    format_go_duration, format_rfc3339_seconds, parse_duration, parse_go_duration,
    parse_iso_duration, parse_rfc3339,
};

fn at(text: &str) -> SystemTime {
    parse_rfc3339(text).unwrap()
}

fn next(schedule: &str, last: &str) -> String {
    let schedule = Schedule::parse(schedule, Fields::Six).unwrap();
    schedule
        .next_after(at(last))
        .map_or("never".to_owned(), format_rfc3339_seconds)
}

#[test]
fn go_durations_are_parsed_and_formatted() {
    for (text, tidy) in [
        ("1h30m", "1h30m0s"),
        ("90m", "1h30m0s"),
        ("1.5h", "1h30m0s"),
        ("-1.5s", "-1.5s"),
        ("300ms", "300ms"),
        ("0", "0s"),
        (".5us", "500ns"),
        ("1s1ns", "1.000000001s"),
    ] {
        assert_eq!(
            parse_go_duration(text).map(format_go_duration),
            Ok(tidy.to_owned())
        );
    }
    for (text, part) in [
        ("", "time: invalid duration \"\""),
        ("x", "time: invalid duration \"x\""),
        ("5", "time: missing unit in duration \"5\""),
        ("5d", "time: unknown unit \"d\" in duration \"5d\""),
        ("9999999h", "time: invalid duration \"9999999h\""),
        ("-", "time: invalid duration \"-\""),
    ] {
        assert_eq!(parse_go_duration(text).unwrap_err(), part);
    }
}

#[test]
fn iso_durations_are_parsed_leniently() {
    assert_eq!(parse_iso_duration("R5").unwrap().repeats, Some(5));
    assert_eq!(
        parse_iso_duration("R2/PT1H30M").unwrap().span.nanoseconds,
        5_400_000_000_000
    );
    assert_eq!(parse_iso_duration("P1Y2M1W3D").unwrap().span.days, 10);
    assert!(parse_iso_duration("PT1X").unwrap().span.is_zero());
    for text in [
        "P", "R", "PT0.3S", "R2/300ms", "soon", "P1H", "PT1D", "P1T1H",
    ] {
        let read = parse_iso_duration(text);
        assert!(read.is_none() || text == "P1T1H", "{text}: {read:?}");
    }
    assert_eq!(
        parse_duration("-1s").unwrap().span.nanoseconds,
        -1_000_000_000
    );
}

#[test]
fn month_overflow_is_normalized() {
    let month = parse_iso_duration("P1M").unwrap().span;
    let moved = month.after(at("2027-01-31T12:00:00Z"));
    assert_eq!(format_rfc3339_seconds(moved), "2027-03-03T12:00:00Z");
}

#[test]
fn timestamps_are_parsed_as_strictly_as_in_go() {
    assert_eq!(
        at("1970-01-01T01:00:00.5+01:00"),
        SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(500)
    );
    for text in [
        "2030-01-01",
        "2030-01-01 00:00:00Z",
        "2030-01-01t00:00:00z",
        "2030-02-30T00:00:00Z",
        "2030-01-01T00:00:00",
    ] {
        assert_eq!(parse_rfc3339(text), None, "{text}");
    }
}

#[test]
fn schedules_compute_the_next_time() {
    let last = "2026-11-22T20:45:12Z";
    assert_eq!(next("@every 90m", last), "2026-11-22T22:15:12Z");
    assert_eq!(next("0 30 * * * *", last), "2026-11-22T21:30:00Z");
    assert_eq!(next("*/20 * * * * *", last), "2026-11-22T20:45:20Z");
    assert_eq!(next("0 0 0 1 JAN ?", last), "2027-01-01T00:00:00Z");
    assert_eq!(next("0 0 0 * * mon-FRI", last), "2026-11-23T00:00:00Z");
    // The 24th or a Monday, whichever is first.
    assert_eq!(next("0 0 0 24 * mon", last), "2026-11-23T00:00:00Z");
    assert_eq!(
        next("CRON_TZ=Europe/Berlin 0 0 6 * * *", last),
        "2026-11-23T05:00:00Z"
    );
    assert_eq!(next("@weekly", last), "2026-11-29T00:00:00Z");
    assert_eq!(next("0 0 0 31 2 *", last), "never");
    assert_eq!(next("0 50/5 * * * *", last), "2026-11-22T20:50:00Z");
}

#[test]
fn invalid_schedules_give_the_errors_of_daprd() {
    for (text, part) in [
        (
            "sometimes",
            "expected exactly 6 fields, found 1: [sometimes]",
        ),
        ("", "empty spec string"),
        ("0 60 * * * *", "end of range (60) above maximum (59): 60"),
        (
            "x 0 * * * *",
            "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax",
        ),
        ("0 0 0 0 * *", "beginning of range (0) below minimum (1): 0"),
        ("0 0 0 1-2-3 * *", "too many hyphens: 1-2-3"),
        (
            "0 0/0 0 * * *",
            "step of range should be a positive number: 0/0",
        ),
        ("0 0/5/5 0 * * *", "too many slashes: 0/5/5"),
        (
            "0 5-1 0 * * *",
            "beginning of range (5) beyond end of range (1): 5-1",
        ),
        ("0 0 0 * * 7", "end of range (7) above maximum (6): 7"),
        (
            "0 -1 0 * * *",
            "failed to parse int from : strconv.Atoi: parsing \"\": invalid syntax",
        ),
        (
            "CRON_TZ=Nowhere/X 0 0 0 * * *",
            "provided bad location Nowhere/X: unknown time zone Nowhere/X",
        ),
        (
            "@every x",
            "failed to parse duration @every x: time: invalid duration \"x\"",
        ),
        ("@often", "unrecognized descriptor: @often"),
    ] {
        assert_eq!(
            Schedule::parse(text, Fields::Six).unwrap_err(),
            part,
            "{text}"
        );
    }
    assert!(Schedule::parse("30 * * * *", Fields::SecondOptional).is_ok());
}
