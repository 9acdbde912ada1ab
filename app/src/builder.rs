//! Collects handlers and validates them.

use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::sync::Arc;

use dapr_client::{DaprClient, SecretString};

use crate::actors::{Actor, ActorType, Host};
use crate::app::{DaprApp, Inner, Invocation};
use crate::call::SharedState;
use crate::error::BuildError;
use crate::extract::Source;
use crate::failure::{Failure, Report};
use crate::handler::{Boxed, Handler, boxed};
use crate::reply::{IntoDone, IntoEventResult, IntoReply, Reply};
use crate::subscription::{EventHandler, Topic, Undecodable};

/// A handler that returns nothing, or the text of an error.
pub(crate) type DoneHandler = Boxed<Result<(), String>>;

/// Collects the handlers of an application. See [`DaprApp::builder`].
#[must_use = "call `build`"]
pub struct DaprAppBuilder {
    client: Option<DaprClient>,
    token: Option<SecretString>,
    token_from_env: bool,
    state: SharedState,
    topics: Vec<Topic>,
    event_routes: Vec<(String, EventHandler)>,
    methods: Vec<(Option<String>, String, Boxed<Reply>)>,
    bindings: Vec<(String, DoneHandler)>,
    jobs: Vec<(String, DoneHandler)>,
    configuration: Vec<(String, DoneHandler)>,
    health: Option<DoneHandler>,
    health_path: String,
    actors: Vec<Arc<dyn Host>>,
    needs: Vec<(TypeId, &'static str, String)>,
    undecodable: Undecodable,
    problems: Vec<String>,
    report: Report,
}

impl Default for DaprAppBuilder {
    fn default() -> Self {
        DaprAppBuilder {
            client: None,
            token: None,
            token_from_env: true,
            state: SharedState::default(),
            topics: Vec::new(),
            event_routes: Vec::new(),
            methods: Vec::new(),
            bindings: Vec::new(),
            jobs: Vec::new(),
            configuration: Vec::new(),
            health: None,
            health_path: "/healthz".to_owned(),
            actors: Vec::new(),
            needs: Vec::new(),
            undecodable: Undecodable::Drop,
            problems: Vec::new(),
            report: Arc::new(|failure| {
                // Standard error may be closed.
                let _ = writeln!(std::io::stderr(), "{failure}");
            }),
        }
    }
}

impl DaprAppBuilder {
    /// Sets the client of handlers. Defaults to [`DaprClient::from_env`].
    pub fn client(mut self, client: DaprClient) -> Self {
        self.client = Some(client);
        self
    }

    /// Sets the token that requests must carry as `dapr-api-token`; all others are refused. Defaults to
    /// the environment variable `APP_API_TOKEN`. Health probes carry no token.
    pub fn api_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into().into());
        self
    }

    /// Does not read `APP_API_TOKEN`.
    pub fn no_api_token(mut self) -> Self {
        self.token_from_env = false;
        self
    }

    /// Shares a value with all handlers, which take it as [`State<T>`](crate::State).
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        if !self.state.insert(value) {
            let name = std::any::type_name::<T>();
            self.problems
                .push(format!("there are two states of the type {name}"));
        }
        self
    }

    /// Subscribes to a topic.
    pub fn subscribe(mut self, topic: Topic) -> Self {
        let what = format!("the subscription to {:?}", topic.topic);
        self.need(topic.needs.clone(), what);
        self.topics.push(topic);
        self
    }

    /// Sets the result of events whose data does not decode, for all topics and routes that do not set
    /// their own. Defaults to [`Undecodable::Drop`].
    pub fn undecodable(mut self, policy: Undecodable) -> Self {
        self.undecodable = policy;
        self
    }

    /// Handles the events of a declarative subscription (a YAML file) that names this route.
    pub fn event_route<A, H>(mut self, route: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoEventResult + 'static,
    {
        let route = with_slash(route.into());
        self.need(H::needs(), format!("the route {route}"));
        let handler = boxed(handler, IntoEventResult::into_event_result);
        self.event_routes.push((route, handler));
        self
    }

    /// Handles invocations of a path with one HTTP method (`"GET"`), or with any (`"*"`). The pattern can
    /// have parameters, and end with one for the rest of the path: `/orders/{id}`, `/files/{*path}`. Fixed
    /// parts are compared with the path as it is sent, parameters are decoded.
    pub fn method<A, H>(mut self, method: &str, pattern: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoReply + 'static,
    {
        let pattern = with_slash(pattern.into());
        let what = format!("{method} {pattern}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        let method = (method != "*").then(|| method.to_ascii_uppercase());
        let handler = boxed(handler, IntoReply::into_reply);
        self.methods.push((method, pattern, handler));
        self
    }

    /// Handles the data of an input binding: `route` is the name of the component, or its metadata
    /// `route`.
    pub fn binding<A, H>(mut self, route: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let route = with_slash(route.into());
        let what = format!("the binding {route}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.bindings
            .push((route, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Handles a job. `"*"` handles all jobs that have no handler of their own.
    pub fn job<A, H>(mut self, name: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let name = name.into();
        let what = format!("the job {name:?}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.jobs.push((name, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Handles the changes of a configuration store. Their payload is a
    /// [`ConfigurationUpdate`](dapr_client::configuration::ConfigurationUpdate), taken by
    /// [`Update`](crate::Update).
    pub fn configuration<A, H>(mut self, store: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let store = store.into();
        let what = format!("the configuration store {store:?}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.configuration
            .push((store, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Decides whether the application is healthy: an error means that it is not. Without a handler it
    /// always is.
    pub fn health<A, H>(mut self, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        self.need(H::needs(), "the health handler".to_owned());
        self.health = Some(boxed(handler, IntoDone::into_done));
        self
    }

    /// Sets the path of health probes. Defaults to `/healthz`, as `--app-health-check-path` does.
    pub fn health_path(mut self, path: impl Into<String>) -> Self {
        self.health_path = with_slash(path.into());
        self
    }

    /// Hosts a type of actors.
    pub fn actor<A: Actor>(mut self, actor: ActorType<A>) -> Self {
        self.actors.push(Arc::new(actor.into_host()));
        self
    }

    /// Sets the function that receives failures. Defaults to one line each on standard error.
    pub fn on_failure(mut self, report: impl Fn(&Failure) + Send + Sync + 'static) -> Self {
        self.report = Arc::new(report);
        self
    }

    fn need(&mut self, needs: Vec<(TypeId, &'static str)>, what: String) {
        let needs = needs.into_iter().map(|(id, name)| (id, name, what.clone()));
        self.needs.extend(needs);
    }

    /// Checks the arguments of a handler that does not handle events.
    fn check_sources(&mut self, sources: &[Source], what: &str) {
        if sources.contains(&Source::Event) {
            self.problems.push(format!(
                "{what} takes an event, but is no subscription: take `Json<T>`, `Bytes`, `String` or `Body`"
            ));
        }
        let bodies = sources.iter().filter(|source| **source == Source::Body);
        if bodies.count() > 1 {
            self.problems.push(format!(
                "{what} takes the body twice: only one of `Json<T>`, `Update`, `Bytes`, `String` and `Body` can have it"
            ));
        }
    }

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
            if !self.state.0.contains_key(id) {
                problems.push(format!("{what} needs the state {name}: give it to `state`"));
            }
        }
        let mut events = HashMap::new();
        let mut seen = BTreeMap::new();
        for topic in &self.topics {
            let key = (topic.pubsub.clone(), topic.topic.clone());
            if seen.insert(key, ()).is_some() {
                problems.push(format!(
                    "there are two subscriptions to {:?} of {:?}: the sidecar would follow the last one only",
                    topic.topic, topic.pubsub
                ));
            }
            let handlers = topic.rules.iter().map(|(_, handler)| handler);
            let handlers = handlers.chain(&topic.default);
            for (route, handler) in topic.routes().into_iter().zip(handlers) {
                let policy = topic.undecodable.unwrap_or(self.undecodable);
                events.insert(route, (handler.clone(), policy));
            }
        }
        for (route, handler) in self.event_routes {
            let handler = (handler, self.undecodable);
            if events.insert(route.clone(), handler).is_some() {
                problems.push(format!("there are two handlers of events at {route}"));
            }
        }
        let mut routes = matchit::Router::new();
        let mut invocations: Vec<(String, Vec<Invocation>)> = Vec::new();
        for (method, pattern, handler) in self.methods {
            let position = invocations.iter().position(|(other, _)| *other == pattern);
            let index = position.unwrap_or_else(|| {
                if let Some(character) = encoded(&pattern) {
                    problems.push(format!(
                        "the path pattern {pattern} never matches: {character:?} arrives percent-encoded; use a parameter"
                    ));
                }
                if let Err(error) = routes.insert(pattern.clone(), invocations.len()) {
                    problems.push(format!("the path pattern {pattern} is invalid: {error}"));
                }
                invocations.push((pattern.clone(), Vec::new()));
                invocations.len() - 1
            });
            let same = &mut invocations[index].1;
            if same.iter().any(|other| other.method == method) {
                let method = method.as_deref().unwrap_or("any method of");
                problems.push(format!("there are two handlers of {method} {pattern}"));
            }
            same.push(Invocation { method, handler });
        }
        let bindings = unique("the binding", self.bindings, &mut problems);
        for route in bindings.keys().filter(|route| events.contains_key(*route)) {
            problems.push(format!("{route} is the route of a binding and of events"));
        }
        for (pattern, same) in &invocations {
            for method in same.iter().filter_map(|one| one.method.as_deref()) {
                let fixed = ["/dapr/subscribe", "/dapr/config", self.health_path.as_str()];
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
        let mut actors: BTreeMap<&'static str, Arc<dyn Host>> = BTreeMap::new();
        for host in self.actors {
            problems.extend(host.problems());
            let name = host.type_name();
            if actors.insert(name, host).is_some() {
                problems.push(format!("there are two actors of the type {name:?}"));
            }
        }
        let client = self.client.map_or_else(default_client, Ok);
        let client = client.map_err(|problem| problems.push(problem)).ok();
        let from_env = match self.token_from_env.then(|| std::env::var("APP_API_TOKEN")) {
            Some(Ok(token)) => Some(token).filter(|token| !token.is_empty()),
            Some(Err(std::env::VarError::NotUnicode(_))) => {
                problems.push("APP_API_TOKEN is not UTF-8".to_owned());
                None
            }
            _ => None,
        };
        let from_env = from_env.map(SecretString::from);
        let is_empty = |token: &SecretString| token.expose().is_empty();
        if self.token.as_ref().is_some_and(is_empty) {
            let problem =
                "the API token is empty: use `no_api_token` to accept requests without one";
            problems.push(problem.to_owned());
        }
        let jobs = unique("the job", self.jobs, &mut problems);
        let configuration = unique("the configuration store", self.configuration, &mut problems);
        match client {
            Some(client) if problems.is_empty() => Ok(DaprApp::new(Inner {
                client,
                token: self.token.or(from_env),
                state: Arc::new(self.state),
                topics: self.topics,
                events,
                routes,
                invocations: invocations.into_iter().map(|(_, same)| same).collect(),
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

#[cfg(feature = "serve")]
fn default_client() -> Result<DaprClient, String> {
    DaprClient::from_env().map_err(|error| error.to_string())
}

#[cfg(not(feature = "serve"))]
fn default_client() -> Result<DaprClient, String> {
    Err("there is no client: give it to `client`".to_owned())
}

fn with_slash(path: String) -> String {
    match path.starts_with('/') {
        true => path,
        false => format!("/{path}"),
    }
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
