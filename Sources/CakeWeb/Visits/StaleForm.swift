/// A form came without the token of its visitor's cookie: from another site, or from a page that is too old.
struct StaleForm: Error {}
