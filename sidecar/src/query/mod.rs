//! The query language of state stores: filters, sorting, pages.
