extension Shop {
  /// The fourteen substances that must be declared in the European Union: Regulation (EU) No 1169/2011,
  /// Annex II.
  public static let declarableAllergens: [Allergen] = [
    "gluten", "crustaceans", "eggs", "fish", "peanuts", "soybeans", "milk", "nuts", "celery", "mustard",
    "sesame", "sulphites", "lupin", "molluscs",
  ]
}
