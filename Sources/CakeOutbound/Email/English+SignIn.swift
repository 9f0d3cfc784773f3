extension English {
  func signIn(to shop: String, as name: String) -> Wording {
    Wording(
      subject: "Your link to sign in to \(shop)",
      heading: "Sign in as \(name)",
      opening: ["Somebody, most likely you, asked for a link to sign in to \(shop)."],
      action: "Sign in",
      closing: [
        "The link works once, within 15 minutes. Did you not ask for it? Then you need not do anything: without this "
          + "email nobody can use it. Please pass it on to nobody."
      ],
      footer: ["You get this email because the shop file of \(shop) has your address."])
  }
}
