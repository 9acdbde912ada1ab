//! Which operation a request is: the table of routes, read as simply as it can be.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::{OperationId, ROUTES, RoutePath, Segment, query_unescape};

/// The operation of a path, which every other one must fit less exactly.
pub(crate) fn route(method: &str, path: &str) -> (OperationId, Vec<String>) {
    let routes = ROUTES.iter().filter(|route| route.methods.contain(method));
    let paths =
        routes.flat_map(|route| route.paths.iter().map(move |path| (route.operation, path)));
    let fitting = paths.filter_map(|(operation, known)| Some((operation, fit(known, path)?)));
    let best = fitting.min_by(|(_, (one, _)), (_, (other, _))| one.cmp(other));
    let (operation, (_, parameters)) = best.expect("a route");
    (operation, parameters)
}

/// How much of the path is free, and the parameters, if the path fits.
fn fit(known: &RoutePath, path: &str) -> Option<(Vec<u8>, Vec<String>)> {
    let mut rest = path.strip_prefix('/');
    let (mut free, mut parameters) = (Vec::new(), Vec::new());
    for segment in known.segments {
        let left = rest?;
        let (here, after) = match (segment, left.split_once('/')) {
            (Segment::Rest(_), _) | (_, None) => (left, None),
            (_, Some((here, after))) => (here, Some(after)),
        };
        rest = after;
        match segment {
            Segment::Text(text) if *text == here => free.push(0),
            Segment::Text(_) => return None,
            Segment::Parameter(_) => free.push(1),
            Segment::Rest(_) => free.push(2),
        }
        if !matches!(segment, Segment::Text(_)) {
            parameters.push(query_unescape(here).expect("escapes"));
        }
    }
    rest.is_none().then_some((free, parameters))
}
