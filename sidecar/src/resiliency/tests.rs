//! Policies: parsing, and behavior with a frozen clock.

use std::future::Future as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::{Duration, SystemTime};

use super::codes::Codes;
use super::{ComponentClass, Failing, Policy, Resiliency, Settings, Spec, Stopped};
use crate::clock::Clock;

fn clock() -> Clock {
    Clock::frozen(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000))
}

fn read(yaml: &str) -> Result<Settings, String> {
    let spec: Spec = crate::resources::read_text(yaml)?;
    let mut settings = Settings::default();
    settings.add(spec).map(|()| settings)
}

fn resiliency(clock: &Clock, yaml: &str) -> Resiliency {
    Resiliency::new(clock.clone(), read(yaml).unwrap())
}

/// An error with an optional status code.
#[derive(Debug, PartialEq, Eq)]
struct TestError(Option<u16>);

impl Failing for TestError {
    fn code(&self) -> Option<u16> {
        self.0
    }
}

/// Fails this many times with a status, then succeeds with the number of the attempt. Also returns the number
/// of attempts.
async fn tried(
    policy: &Policy,
    failures: u32,
    code: Option<u16>,
) -> (Result<u32, Stopped<TestError>>, u32) {
    let count = AtomicU32::new(0);
    let outcome = policy
        .run(&mut None, || {
            let number = count.fetch_add(1, Ordering::Relaxed) + 1;
            std::future::ready(if number > failures {
                Ok(number)
            } else {
                Err(TestError(code))
            })
        })
        .await;
    (outcome, count.into_inner())
}

#[tokio::test]
async fn without_a_policy_there_is_one_attempt() {
    let policy = resiliency(&clock(), "{}").app("shop", "shop:pay");
    assert!(!policy.repeats());
    assert_eq!(
        tried(&policy, 1, None).await,
        (Err(Stopped::Failed(TestError(None))), 1)
    );
}

#[tokio::test]
async fn constant_backoff_uses_the_clock() {
    let clock = clock();
    let all = resiliency(
        &clock,
        "policies: { retries: { some: { duration: 2s, maxRetries: 3 } } }\ntargets: { apps: { shop: { retry: some } } }",
    );
    let policy = all.app("shop", "shop:pay");
    let times = Arc::new(Mutex::new(Vec::new()));
    let began = clock.now();
    let work = {
        let (clock, times) = (clock.clone(), times.clone());
        tokio::spawn(async move {
            policy
                .run(&mut None, || {
                    let passed = clock.now().duration_since(began).unwrap().as_secs();
                    times.lock().unwrap().push(passed);
                    std::future::ready(Err::<(), _>(TestError(None)))
                })
                .await
        })
    };
    while times.lock().unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    clock.advance(Duration::from_secs(3)).await;
    assert_eq!(*times.lock().unwrap(), [0, 2]);
    clock.advance(Duration::from_secs(60)).await;
    assert_eq!(work.await.unwrap(), Err(Stopped::Failed(TestError(None))));
    assert_eq!(*times.lock().unwrap(), [0, 2, 4, 6]);
}

#[test]
fn exponential_backoff_grows_by_half_and_ends_after_fifteen_minutes() {
    let settings = read("policies: { retries: { a: { policy: exponential, maxInterval: 2s, maxRetries: 5 }, b: { policy: Exponential } } }").unwrap();
    let mut now = SystemTime::UNIX_EPOCH;
    let mut waits = settings.retries["a"].waits(now);
    let all: Vec<u128> = std::iter::from_fn(|| waits.next(now))
        .map(|wait| wait.as_millis())
        .collect();
    assert_eq!(all, [500, 750, 1125, 1687, 2000]);
    let mut waits = settings.retries["b"].waits(now);
    let began = now;
    while let Some(wait) = waits.next(now) {
        now += wait;
    }
    let passed = now.duration_since(began).unwrap();
    assert!(
        passed > Duration::from_secs(14 * 60) && passed <= Duration::from_secs(15 * 60),
        "{passed:?}"
    );
}

#[tokio::test]
async fn only_matching_statuses_are_retried() {
    let all = resiliency(
        &clock(),
        "policies: { retries: { some: { duration: 0s, maxRetries: 2, matching: { httpStatusCodes: '429,500-503', gRPCStatusCodes: '1' } } } }\n\
         targets: { apps: { shop: { retry: some } } }",
    );
    let policy = all.app("shop", "shop:pay");
    let attempts = async |code| tried(&policy, 9, code).await.1;
    assert_eq!(attempts(Some(503)).await, 3);
    assert_eq!(attempts(Some(504)).await, 1);
    assert_eq!(attempts(Some(1)).await, 3);
    assert_eq!(attempts(Some(2)).await, 1);
    assert_eq!(attempts(None).await, 3);
    assert_eq!(tried(&policy, 2, Some(429)).await.0, Ok(3));
}

#[test]
fn invalid_statuses_are_refused() {
    for text in ["600", "500-400", "a", "500-", "1-2-3"] {
        assert!(Codes::new(text, "").is_err(), "{text}");
    }
    assert!(Codes::new("", "17").is_err());
    assert!(Codes::new(",500,", "0-16").is_ok_and(|codes| codes.has(500) && !codes.has(501)));
}

#[tokio::test]
async fn an_attempt_that_hangs_times_out() {
    let clock = clock();
    let all = resiliency(
        &clock,
        "policies: { timeouts: { short: 5s }, retries: { some: { duration: 1s, maxRetries: 1 } } }\n\
         targets: { apps: { shop: { timeout: short, retry: some } } }",
    );
    let policy = all.app("shop", "shop:pay");
    let attempts = Arc::new(AtomicU32::new(0));
    let work = {
        let attempts = attempts.clone();
        tokio::spawn(async move {
            let hang = || {
                attempts.fetch_add(1, Ordering::Relaxed);
                std::future::pending::<Result<(), TestError>>()
            };
            policy.run(&mut None, hang).await
        })
    };
    while attempts.load(Ordering::Relaxed) == 0 {
        tokio::task::yield_now().await;
    }
    clock.advance(Duration::from_millis(5999)).await;
    assert_eq!(attempts.load(Ordering::Relaxed), 1);
    clock.advance(Duration::from_millis(5000)).await;
    assert_eq!(attempts.load(Ordering::Relaxed), 2);
    clock.advance(Duration::from_millis(1)).await;
    assert_eq!(work.await.unwrap(), Err(Stopped::TimedOut));
}

const BREAKER: &str = "policies: { circuitBreakers: { fuse: { maxRequests: 2, timeout: 30s, trip: consecutiveFailures >= 2 } } }\n\
    targets: { apps: { shop: { circuitBreaker: fuse } }, actors: { droid: { circuitBreaker: fuse, circuitBreakerScope: id } }, components: { store: { inbound: { circuitBreaker: fuse }, outbound: { circuitBreaker: fuse } } } }";

#[tokio::test]
async fn a_circuit_breaker_opens_and_closes() {
    let clock = clock();
    let all = resiliency(&clock, BREAKER);
    let policy = all.app("shop", "shop:pay");
    let outcome = async |failures| tried(&policy, failures, None).await.0;
    let failed = || Err(Stopped::Failed(TestError(None)));
    assert_eq!(outcome(1).await, failed());
    assert_eq!(outcome(0).await, Ok(1));
    assert_eq!(outcome(1).await, failed());
    assert_eq!(outcome(1).await, failed());
    assert_eq!(outcome(0).await, Err(Stopped::Open));
    clock.advance(Duration::from_secs(29)).await;
    assert_eq!(outcome(0).await, Err(Stopped::Open));
    // Half open: the first failure opens the circuit again.
    clock.advance(Duration::from_secs(1)).await;
    assert_eq!(outcome(1).await, failed());
    assert_eq!(outcome(0).await, Err(Stopped::Open));
    // Two successes close the circuit.
    clock.advance(Duration::from_secs(30)).await;
    assert_eq!(outcome(0).await, Ok(1));
    assert_eq!(outcome(0).await, Ok(1));
    assert_eq!(outcome(1).await, failed());
    assert_eq!(outcome(0).await, Ok(1));
}

#[tokio::test]
async fn a_half_open_circuit_breaker_limits_requests() {
    let clock = clock();
    let all = resiliency(&clock, BREAKER);
    let policy = all.app("shop", "shop:pay");
    for _ in 0..2 {
        assert!(tried(&policy, 1, None).await.0.is_err());
    }
    clock.advance(Duration::from_secs(30)).await;
    let hang = || std::future::pending::<Result<(), TestError>>();
    let (mut one, mut other) = (None, None);
    let one = policy.run(&mut one, hang);
    let other = policy.run(&mut other, hang);
    tokio::pin!(one, other);
    let mut context = Context::from_waker(Waker::noop());
    for waiting in [&mut one, &mut other] {
        assert!(waiting.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(tried(&policy, 0, None).await.0, Err(Stopped::TooMany));
}

#[tokio::test]
async fn each_target_has_its_own_circuit_breaker() {
    let clock = clock();
    let all = resiliency(&clock, BREAKER);
    let open = async |policy: Policy| {
        for _ in 0..2 {
            assert!(tried(&policy, 1, None).await.0.is_err());
        }
    };
    let is_open = async |policy: Policy| tried(&policy, 0, None).await.0 == Err(Stopped::Open);
    open(all.app("shop", "shop:pay")).await;
    assert!(is_open(all.app("shop", "shop:pay")).await);
    assert!(!is_open(all.app("shop", "shop:ship")).await);
    open(all.actor("droid", "1")).await;
    assert!(is_open(all.actor("droid", "1")).await);
    assert!(!is_open(all.actor("droid", "2")).await);
    // Both directions of a component share a circuit breaker.
    open(all.outbound("store", ComponentClass::Pubsub)).await;
    assert!(is_open(all.inbound("store", ComponentClass::Pubsub)).await);
}

#[tokio::test]
async fn failures_are_reset_after_an_interval() {
    let clock = clock();
    let all = resiliency(
        &clock,
        "policies: { circuitBreakers: { DefaultCircuitBreakerPolicy: { interval: 10s, trip: 'totalFailures > 1 && requests > 1' } } }",
    );
    let policy = all.app("shop", "shop:pay");
    assert!(tried(&policy, 1, None).await.0.is_err());
    clock.advance(Duration::from_secs(10)).await;
    assert!(tried(&policy, 1, None).await.0.is_err());
    assert_eq!(tried(&policy, 0, None).await.0, Ok(1));
}

#[test]
fn default_policies_apply_to_targets_without_one() {
    let clock = clock();
    let all = resiliency(
        &clock,
        "policies: { retries: { DefaultRetryPolicy: { maxRetries: 1 }, DefaultPubsubComponentInboundRetryPolicy: { maxRetries: 0 }, DefaultComponentRetryPolicy: { maxRetries: 0 } }, timeouts: { DefaultAppTimeoutPolicy: 5s } }\n\
         targets: { apps: { shop: {} } }",
    );
    assert!(all.app("other", "").repeats());
    assert!(all.app("other", "").timeout.is_some());
    assert!(!all.app("shop", "").repeats(), "listed targets have none");
    assert!(all.actor("droid", "1").repeats());
    assert!(!all.inbound("net", ComponentClass::Pubsub).repeats());
    assert!(!all.outbound("net", ComponentClass::Binding).repeats());
}

#[test]
fn invalid_policies_are_refused_with_a_reason() {
    for (yaml, part) in [
        (
            "policies: { timeouts: { a: soon } }",
            "the timeout `a`: `soon` is not a duration",
        ),
        (
            "policies: { retries: { a: { policy: often } } }",
            "the retry policy `a`: `policy` is `often`",
        ),
        (
            "policies: { retries: { a: { matching: { httpStatusCodes: 700 } } } }",
            "the retry policy `a`: `httpStatusCodes`: `700` is neither",
        ),
        (
            "policies: { circuitBreakers: { a: { trip: 'x >' } } }",
            "the circuit breaker `a`: `trip`: `x >` is not a CEL expression",
        ),
        (
            "policies: { circuitBreakers: { a: { trip: failures > 1 } } }",
            "uses the unknown variable `failures`; the variables are requests",
        ),
        (
            "targets: { actors: { droid: { circuitBreaker: a } } }",
            "a circuit breaker needs `type`, `id` or `both`",
        ),
    ] {
        let error = read(yaml).unwrap_err();
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn built_in_policies_retry_at_least_three_times() {
    let settings = read("policies: { retries: { DaprBuiltInServiceRetries: { maxRetries: 1 }, DaprBuiltInActorNotFoundRetries: { maxRetries: 1 } } }").unwrap();
    assert_eq!(
        settings.retries["DaprBuiltInServiceRetries"].max_retries,
        Some(3)
    );
    assert!(
        !settings
            .retries
            .contains_key("DaprBuiltInActorNotFoundRetries")
    );
}

#[test]
fn undefined_policies_are_reported() {
    let settings = read("targets: { apps: { shop: { retry: often, timeout: '' } }, components: { store: { outbound: { timeout: short } } } }").unwrap();
    assert_eq!(
        settings.undefined(),
        [
            "the application `shop` uses the retry policy `often`, which no Resiliency resource defines",
            "the component `store` (outbound) uses the timeout `short`, which no Resiliency resource defines",
        ]
    );
}
