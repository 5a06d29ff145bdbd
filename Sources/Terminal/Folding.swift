/// What is left of a text when case, accents, ligatures and typographic signs do not count.
///
///     folded("Étudiant·e")   // "etudiante"
///     folded("cœur")         // "coeur"
func folded(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower.value {
      case 0x300...0x36F, 0xB7: continue  // accents that stand alone; the point of « étudiant·e »
      case 0xA0, 0x202F: result.append(" ")
      default: result.append(contentsOf: (plainLetters[lower] ?? String(lower)).unicodeScalars)
      }
    }
  }
  return String(result)
}

/// The accented letters of the languages of western Europe, and the apostrophe.
private let plainLetters: [Unicode.Scalar: String] = {
  let families = [
    "a": "àáâãäåāăą", "c": "çćč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ğģ", "i": "ìíîïĩīį", "l": "ĺļľł", "n": "ñńņň",
    "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śşšș", "t": "ţťț", "u": "ùúûüũūŭůűų", "y": "ýÿ", "z": "źżž",
    "oe": "œ", "ae": "æ", "ss": "ß", "'": "’ʼ‘", "-": "‐‑–",
  ]
  var table: [Unicode.Scalar: String] = [:]
  for (plain, letters) in families {
    for letter in letters.unicodeScalars { table[letter] = plain }
  }
  return table
}()
