import Foundation

extension String {
  /// The text in Unicode's composed form (NFC): « é » typed on a Mac as « e » and an accent becomes one « é ».
  ///
  /// Swift compares the two as equal; SQLite, YAML bytes and other programs do not. So all that comes in is brought to
  /// this form once, at the door: answers (`Session.readLine`), words of a command (`CommandTable`), JSON (`JSONReader`).
  /// Names of files stay as they were typed, since a disk keeps the bytes.
  public var nfc: String {
    // Below U+0300 nothing combines and nothing is decomposed: nearly every text ends here.
    if utf8.allSatisfy({ $0 < 0xCC }) { return self }
    return precomposedStringWithCanonicalMapping
  }
}
