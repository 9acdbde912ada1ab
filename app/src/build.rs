//! Validates the collected handlers, and creates the application.

use std::collections::HashMap;
use std::sync::Arc;

use dapr_client::{DaprClient, SecretString};

use crate::actors::Host;
use crate::app::{DaprApp, Inner, Invocation};
use crate::builder::{DaprAppBuilder, DoneHandler};
use crate::error::BuildError;
use crate::handler::Boxed;
use crate::reply::Reply;
use crate::subscription::{EventHandler, Topic, Undecodable};

/// The handlers of events, by their routes.
type Events = HashMap<String, (EventHandler, Undecodable)>;

/// The handlers of invocations: each pattern with one handler for each method.
#[derive(Default)]
struct Invocations {
    routes: matchit::Router<usize>,
    patterns: Vec<(String, Vec<Invocation>)>,
}

impl DaprAppBuilder {
    /// Validates the handlers and creates the application.
    ///
    /// # Errors
    ///
    /// All problems that were found: duplicate routes, a subscription without a handler, an empty or
    /// repeated rule, a handler that needs a state that is not shared or takes the body twice, two states or
    /// actors of one type, invalid path patterns, an invalid environment.
    pub fn build(self) -> Result<DaprApp, BuildError> {
        let mut problems = self.problems;
        problems.extend(self.topics.iter().flat_map(Topic::problems));
        for (id, name, what) in &self.needs {
            if !self.state.contains(*id) {
                problems.push(format!("{what} needs the state {name}: pass it to `state`"));
            }
        }
        let events = events(
            &self.topics,
            self.event_routes,
            self.undecodable,
            &mut problems,
        );
        let invocations = invocations(self.methods, &mut problems);
        let bindings = unique("the binding", self.bindings, &mut problems);
        for route in bindings.keys().filter(|route| events.contains_key(*route)) {
            problems.push(format!("{route} is the route of a binding and of events"));
        }
        unreachable_methods(
            &invocations,
            &events,
            &bindings,
            &self.health_path,
            &mut problems,
        );
        let actors = actors(self.actors, &mut problems);
        let client = self.client.map_or_else(default_client, Ok);
        let client = client.map_err(|problem| problems.push(problem)).ok();
        let token = token(self.token, self.token_from_env, &mut problems);
        let jobs = unique("the job", self.jobs, &mut problems);
        let configuration = unique("the configuration store", self.configuration, &mut problems);
        match client {
            Some(client) if problems.is_empty() => Ok(DaprApp::new(Inner {
                client,
                token,
                state: Arc::new(self.state),
                topics: self.topics,
                events,
                routes: invocations.routes,
                invocations: invocations
                    .patterns
                    .into_iter()
                    .map(|(_, same)| same)
                    .collect(),
                bindings,
                jobs,
                configuration,
                health: self.health,
                health_path: self.health_path,
                actors,
                report: self.report,
            })),
            _ => Err(BuildError(problems)),
        }
    }
}

fn events(
    topics: &[Topic],
    event_routes: Vec<(String, EventHandler)>,
    undecodable: Undecodable,
    problems: &mut Vec<String>,
) -> Events {
    let mut events = Events::new();
    for (index, topic) in topics.iter().enumerate() {
        let is_same =
            |other: &Topic| (&other.pubsub, &other.topic) == (&topic.pubsub, &topic.topic);
        if topics[..index].iter().any(is_same) {
            problems.push(format!(
                "there are two subscriptions to {:?} of {:?}: the sidecar would use only the last one",
                topic.topic, topic.pubsub
            ));
        }
        let handlers = topic.rules.iter().map(|(_, handler)| handler);
        let handlers = handlers.chain(&topic.default);
        for (route, handler) in topic.routes().into_iter().zip(handlers) {
            let policy = topic.undecodable.unwrap_or(undecodable);
            events.insert(route, (handler.clone(), policy));
        }
    }
    for (route, handler) in event_routes {
        if events
            .insert(route.clone(), (handler, undecodable))
            .is_some()
        {
            problems.push(format!("there are two handlers of events at {route}"));
        }
    }
    events
}

fn invocations(
    methods: Vec<(Option<String>, String, Boxed<Reply>)>,
    problems: &mut Vec<String>,
) -> Invocations {
    let mut found = Invocations::default();
    for (method, pattern, handler) in methods {
        let position = found
            .patterns
            .iter()
            .position(|(other, _)| *other == pattern);
        let index = position.unwrap_or_else(|| {
            if let Some(character) = encoded(&pattern) {
                problems.push(format!(
                    "the path pattern {pattern} never matches: {character:?} arrives percent-encoded; use a parameter"
                ));
            }
            if let Err(error) = found.routes.insert(pattern.clone(), found.patterns.len()) {
                problems.push(format!("the path pattern {pattern} is invalid: {error}"));
            }
            found.patterns.push((pattern.clone(), Vec::new()));
            found.patterns.len() - 1
        });
        let same = &mut found.patterns[index].1;
        if same.iter().any(|other| other.method == method) {
            let method = method.as_deref().unwrap_or("any method of");
            problems.push(format!("there are two handlers of {method} {pattern}"));
        }
        same.push(Invocation { method, handler });
    }
    found
}

/// Reports handlers of `method` whose requests are callbacks.
fn unreachable_methods(
    invocations: &Invocations,
    events: &Events,
    bindings: &HashMap<String, DoneHandler>,
    health_path: &str,
    problems: &mut Vec<String>,
) {
    for (pattern, same) in &invocations.patterns {
        for method in same.iter().filter_map(|one| one.method.as_deref()) {
            let fixed = ["/dapr/subscribe", "/dapr/config", health_path];
            let taken = match method {
                "GET" => fixed.contains(&pattern.as_str()),
                "POST" => events.contains_key(pattern) || bindings.contains_key(pattern),
                _ => false,
            };
            if taken {
                problems.push(format!(
                    "{method} {pattern} is a callback of the sidecar: its handler of `method` is never called"
                ));
            }
        }
    }
}

/// Sorts the actors by their types.
fn actors(hosts: Vec<Arc<dyn Host>>, problems: &mut Vec<String>) -> Vec<Arc<dyn Host>> {
    let mut actors: Vec<Arc<dyn Host>> = Vec::new();
    for host in hosts {
        problems.extend(host.problems());
        let name = host.type_name();
        match actors.binary_search_by_key(&name, |other| other.type_name()) {
            Ok(_) => problems.push(format!("there are two actors of the type {name:?}")),
            Err(position) => actors.insert(position, host),
        }
    }
    actors
}

/// Returns the API token: the one that was set, or that of the environment.
fn token(
    token: Option<SecretString>,
    from_env: bool,
    problems: &mut Vec<String>,
) -> Option<SecretString> {
    let from_env = match from_env.then(|| std::env::var("APP_API_TOKEN")) {
        Some(Ok(token)) => Some(token).filter(|token| !token.is_empty()),
        Some(Err(std::env::VarError::NotUnicode(_))) => {
            problems.push("APP_API_TOKEN is not UTF-8".to_owned());
            None
        }
        _ => None,
    };
    let is_empty = |token: &SecretString| token.expose().is_empty();
    if token.as_ref().is_some_and(is_empty) {
        let problem = "the API token is empty: use `no_api_token` to accept requests without one";
        problems.push(problem.to_owned());
    }
    token.or(from_env.map(SecretString::from))
}

#[cfg(feature = "serve")]
fn default_client() -> Result<DaprClient, String> {
    DaprClient::from_env().map_err(|error| error.to_string())
}

#[cfg(not(feature = "serve"))]
fn default_client() -> Result<DaprClient, String> {
    Err("there is no client: set one with `client`".to_owned())
}

/// Returns a character of the fixed parts of a pattern that paths contain in percent-encoding only.
fn encoded(pattern: &str) -> Option<char> {
    let mut in_parameter = false;
    pattern.chars().find(|character| {
        match character {
            '{' => in_parameter = true,
            '}' => in_parameter = false,
            _ => {}
        }
        let plain =
            character.is_ascii_alphanumeric() || "/{}%-._~!$&'()*+,;=:@".contains(*character);
        !in_parameter && !plain
    })
}

fn unique<T>(what: &str, list: Vec<(String, T)>, problems: &mut Vec<String>) -> HashMap<String, T> {
    let mut found = HashMap::new();
    for (name, value) in list {
        if found.insert(name.clone(), value).is_some() {
            problems.push(format!("there are two handlers of {what} {name}"));
        }
    }
    found
}
