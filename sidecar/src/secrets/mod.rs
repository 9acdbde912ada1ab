//! Secret stores: a JSON file, the environment; who may read what.
