extension German {
  func signIn(to shop: String, as name: String) -> Wording {
    Wording(
      subject: "Ihr Link zum Anmelden bei \(shop)",
      heading: "Anmelden als \(name)",
      opening: ["Jemand, vermutlich Sie selbst, hat einen Link zum Anmelden bei \(shop) angefordert."],
      action: "Anmelden",
      closing: [
        "Der Link gilt einmal und 15 Minuten lang. Haben Sie ihn nicht angefordert? Dann müssen Sie nichts tun: Ohne "
          + "diese E-Mail kann ihn niemand benutzen. Bitte geben Sie ihn nicht weiter."
      ],
      footer: ["Sie bekommen diese E-Mail, weil Ihre Adresse in der Ladendatei von \(shop) steht."])
  }
}
