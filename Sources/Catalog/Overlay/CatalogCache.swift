import Foundation

/// Compiled catalogues kept by content: `$XDG_CACHE_HOME/tremplin/catalogue-<key>`, folder 0700.
///
/// A cache is never needed: whatever is missing, damaged, foreign or not writable is as if nothing had been kept. A file
/// is written beside its place and renamed into it, so that two processes at once read either nothing or the whole.
public struct CatalogCache: Sendable {
  public let folder: String
  /// So many overlays are remembered; the ones used longest ago go first.
  static let most = 6
  /// First words of a file, before its key.
  private static let magic = "TREMPLIN-CACHE "

  public init(folder: String) { self.folder = folder }

  /// Nil where the environment names no place for caches.
  ///
  /// - Note: a relative XDG_CACHE_HOME is ignored, as the XDG specification asks.
  public init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = absolute("XDG_CACHE_HOME") ?? absolute("HOME").map({ $0 + "/.cache" }) else { return nil }
    folder = base + "/tremplin"
  }

  /// A digest of what a catalogue was compiled from: two 64-bit FNV-1a hashes, one of them begun elsewhere.
  public struct Key: Sendable, Equatable {
    private var first: UInt64 = 0xCBF2_9CE4_8422_2325
    private var second: UInt64 = 0x6C62_272E_07BB_0142

    public init() {}

    /// Adds bytes, preceded by their count: « ab », « c » is not « a », « bc ».
    public mutating func add(_ bytes: [UInt8]) {
      for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
      for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01B3
      second = (second ^ UInt64(byte) ^ 0x5A) &* 0x100_0000_01B3
    }

    public var text: String { Key.hex(first) + Key.hex(second) }

    private static func hex(_ value: UInt64) -> String {
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  func path(_ key: Key) -> String { folder + "/catalogue-" + key.text }

  // MARK: Reading

  /// The compiled catalogue kept under a key; nil where there is none, or where its bytes are not those that were kept.
  public func load(_ key: Key) -> [UInt8]? {
    guard isOurs(folder) else { return nil }
    let descriptor = open(path(key), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 512 * 1024 * 1024,
      let bytes = CatalogCache.contents(descriptor, count: Int(status.st_size))
    else { return nil }
    let head = Array((CatalogCache.magic + key.text + "\n").utf8)
    guard bytes.starts(with: head) else { return nil }
    let compiled = Array(bytes[head.count...])
    let isIntact = compiled.withUnsafeBufferPointer { CompiledReader($0)?.isIntact ?? false }
    guard isIntact else { return nil }
    // What is used stays: cleaning goes by this time.
    futimens(descriptor, nil)
    return compiled
  }

  private static func contents(_ descriptor: Int32, count: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while done < count {
        let got = read(descriptor, buffer.baseAddress.map { $0 + done }, count - done)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        done += got
      }
      filled = done
    }
    return done == count ? bytes : nil
  }

  // MARK: Writing

  /// Keeps a compiled catalogue; a failure leaves nothing behind and is not told: the next run compiles again.
  public func store(_ compiled: [UInt8], _ key: Key) {
    guard makeFolder() else { return }
    var template = Array((folder + "/.catalogue-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return }
    let written = CatalogCache.write(Array((CatalogCache.magic + key.text + "\n").utf8) + compiled, descriptor)
    close(descriptor)
    let place = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    guard written, rename(place, path(key)) == 0 else {
      unlink(place)
      return
    }
    clean()
  }

  private static func write(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let put = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if put < 0, errno == EINTR { continue }
        guard put > 0 else { return false }
        done += put
      }
      return true
    }
  }

  /// The folder of caches, and ours in it, 0700 whatever the umask.
  private func makeFolder() -> Bool {
    let parent = (folder as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if mkdir(folder, 0o700) != 0, errno != EEXIST { return false }
    guard isOurs(folder) else { return false }
    return chmod(folder, 0o700) == 0
  }

  /// A real folder that belongs to this user and that nobody else may write into.
  private func isOurs(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
      && status.st_mode & 0o022 == 0
  }

  /// Removes all but the catalogues used last, and what a killed process left half written.
  private func clean() {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    var kept: [(name: String, used: timespec)] = []
    for name in names {
      var status = stat()
      guard lstat(folder + "/" + name, &status) == 0 else { continue }
      if name.hasPrefix("catalogue-") {
        kept.append((name, status.st_mtim))
      } else if name.hasPrefix(".catalogue-"), status.st_mtim.tv_sec + 3600 < time(nil) {
        unlink(folder + "/" + name)
      }
    }
    kept.sort { ($0.used.tv_sec, $0.used.tv_nsec, $0.name) > ($1.used.tv_sec, $1.used.tv_nsec, $1.name) }
    for old in kept.dropFirst(CatalogCache.most) { unlink(folder + "/" + old.name) }
  }
}
