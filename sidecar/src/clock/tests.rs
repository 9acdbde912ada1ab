//! Tests of the clock with real runtimes.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use super::Clock;

const SECOND: Duration = Duration::from_secs(1);

fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

/// A log of events with the clock's time of each.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<(u64, String)>>>);

impl Diary {
    fn write(&self, clock: &Clock, what: &str) {
        let seconds = clock.now().duration_since(start()).unwrap().as_secs();
        self.0.lock().unwrap().push((seconds, what.to_owned()));
    }

    fn read(&self) -> Vec<(u64, String)> {
        self.0.lock().unwrap().clone()
    }
}

fn entries(expected: &[(u64, &str)]) -> Vec<(u64, String)> {
    expected
        .iter()
        .map(|(seconds, what)| (*seconds, (*what).to_owned()))
        .collect()
}

#[tokio::test]
async fn a_frozen_clock_advances_only_on_request() {
    let clock = Clock::frozen(start());
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(clock.now(), start());
    clock.advance(60 * SECOND).await;
    assert_eq!(clock.now(), start() + 60 * SECOND);
    assert!(clock.is_frozen());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn due_work_runs_in_order_at_its_own_time() {
    let clock = Clock::frozen(start());
    let diary = Diary::default();
    for (name, seconds) in [("late", 30), ("early", 10), ("twin", 10), ("never", 100)] {
        let (clock, diary) = (clock.clone(), diary.clone());
        let sleep = clock.sleep(seconds * SECOND);
        tokio::spawn(async move {
            let due = sleep.await;
            // Work takes real time; the clock waits for it.
            tokio::time::sleep(Duration::from_millis(5)).await;
            diary.write(&clock, name);
            drop(due);
        });
    }
    clock.advance(60 * SECOND).await;
    assert_eq!(
        diary.read(),
        entries(&[(10, "early"), (10, "twin"), (30, "late")])
    );
    assert_eq!(clock.now(), start() + 60 * SECOND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn repeated_work_runs_once_per_period() {
    let clock = Clock::frozen(start());
    let diary = Diary::default();
    let first = clock.sleep(SECOND);
    let (its_clock, its_diary) = (clock.clone(), diary.clone());
    tokio::spawn(async move {
        let mut due = first.await;
        loop {
            its_diary.write(&its_clock, "tick");
            tokio::task::yield_now().await;
            due = due.sleep(SECOND).await;
        }
    });
    clock.advance(Duration::from_millis(3_500)).await;
    assert_eq!(
        diary.read(),
        entries(&[(1, "tick"), (2, "tick"), (3, "tick")])
    );
    clock.advance(Duration::from_millis(500)).await;
    assert_eq!(diary.read().len(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clone_of_the_guard_holds_the_clock() {
    let clock = Clock::frozen(start());
    let diary = Diary::default();
    let sleep = clock.sleep(SECOND);
    let (its_clock, its_diary) = (clock.clone(), diary.clone());
    tokio::spawn(async move {
        let due = sleep.await;
        let also = due.clone();
        drop(due);
        tokio::time::sleep(Duration::from_millis(20)).await;
        its_diary.write(&its_clock, "done");
        drop(also);
    });
    clock.advance(5 * SECOND).await;
    assert_eq!(diary.read(), entries(&[(1, "done")]));
}

#[tokio::test]
async fn waiting_for_a_past_time_returns_immediately() {
    let clock = Clock::frozen(start());
    let due = clock.sleep_until(start() - SECOND).await;
    assert_eq!(due.when(), start() - SECOND);
    drop(due);
    clock.wait_until_idle().await;
}

#[tokio::test]
async fn a_cancelled_wait_does_not_hold_the_clock() {
    let clock = Clock::frozen(start());
    drop(clock.sleep(SECOND));
    // Due, but its guard is never taken.
    drop(clock.sleep_until(start()));
    clock.advance(2 * SECOND).await;
    assert_eq!(clock.now(), start() + 2 * SECOND);
}

#[tokio::test]
async fn waits_of_a_running_clock_end_by_themselves() {
    let clock = Clock::running();
    let (start_time, real_start) = (clock.now(), Instant::now());
    drop(clock.sleep(Duration::from_millis(30)).await);
    assert!(real_start.elapsed() >= Duration::from_millis(30));
    assert!(clock.now() >= start_time + Duration::from_millis(30));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_clock_can_be_advanced_and_keeps_running() {
    let clock = Clock::running();
    let start_time = clock.now();
    let hour = 3600 * SECOND;
    let real_start = Instant::now();
    let sleep = clock.sleep(hour);
    // The task's handle must not keep the guard: it would block the clock.
    let waiting = tokio::spawn(async move { drop(sleep.await) });
    clock.advance(2 * hour).await;
    waiting.await.unwrap();
    assert!(real_start.elapsed() < 5 * SECOND);
    assert!(!clock.is_frozen());
    let after = clock.now();
    assert!(after >= start_time + 2 * hour && after < start_time + 2 * hour + 60 * SECOND);
    tokio::time::sleep(Duration::from_millis(2)).await;
    assert!(clock.now() > after);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waits_survive_freezing_and_resuming_the_clock() {
    let clock = Clock::running();
    let waiting = tokio::spawn(clock.sleep(Duration::from_millis(40)));
    tokio::time::sleep(Duration::from_millis(5)).await;
    clock.freeze();
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert!(!waiting.is_finished());
    clock.resume();
    drop(
        tokio::time::timeout(5 * SECOND, waiting)
            .await
            .unwrap()
            .unwrap(),
    );
}

#[tokio::test]
async fn a_cancelled_advance_leaves_a_running_clock_running() {
    let clock = Clock::running();
    let busy = clock.busy();
    assert!(
        tokio::time::timeout(Duration::from_millis(10), clock.advance(SECOND))
            .await
            .is_err()
    );
    drop(busy);
    assert!(!clock.is_frozen());
    clock.advance(SECOND).await;
}

#[tokio::test]
async fn an_unlimited_advance_stops_at_the_last_representable_time() {
    let clock = Clock::frozen(start());
    clock.advance(Duration::MAX).await;
    assert!(clock.now() > start());
    // Further advances must not panic.
    clock.advance(Duration::MAX).await;
}
