import CCMarkGFM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for one tree, given out piece by piece and returned as a whole.
///
/// Of the time that cmark takes, a third went to malloc and free. Its allocator has no context, so the arena that is being
/// filled is a value of the thread; no tree is filled by two threads.
struct Arena: ~Copyable {
  /// The state lies in memory of its own, where the allocator's functions find it.
  private struct State {
    var blocks: UnsafeMutableRawPointer?
    var next: UnsafeMutableRawPointer
    var end: UnsafeMutableRawPointer
    var blockSize: Int
  }

  private let state: UnsafeMutablePointer<State>

  /// An arena for a source of `bytes` bytes.
  init(forSourceOf bytes: Int) {
    state = .allocate(capacity: 1)
    let nothing = UnsafeMutableRawPointer(state)
    state.initialize(to: State(blocks: nil, next: nothing, end: nothing, blockSize: 1 << 15 + min(bytes, 1 << 20) * 16))
  }

  deinit {
    var block = state.pointee.blocks
    while let current = block {
      block = current.load(as: UnsafeMutableRawPointer?.self)
      free(current)
    }
    state.deallocate()
  }

  /// Runs `body` with this arena as the thread's: what cmark allocates through `allocator` comes from it.
  func filling<Result>(_ body: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
    let before = pthread_getspecific(Arena.current)
    pthread_setspecific(Arena.current, state)
    defer { pthread_setspecific(Arena.current, before) }
    return body(Arena.allocator.table)
  }

  // MARK: What cmark calls

  private static let current: pthread_key_t = {
    var key = pthread_key_t()
    precondition(pthread_key_create(&key, nil) == 0, "no key for the thread's arena")
    return key
  }()

  private struct Allocator: @unchecked Sendable {
    let table: UnsafeMutablePointer<cmark_mem>
  }

  /// Made once, never changed.
  private static let allocator: Allocator = {
    let table = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    table.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
          let piece = Arena.piece(isTooMuch ? .max : bytes)
          memset(piece, 0, bytes)
          return piece
        },
        realloc: { old, size in Arena.resize(old, to: size) },
        free: { _ in }))
    return Allocator(table: table)
  }()

  /// Before each piece stands its size; pieces are aligned as malloc's are.
  private static let header = 16

  @inline(__always)
  private static func piece(_ size: Int) -> UnsafeMutableRawPointer {
    // No text leads here: cmark is called inside `filling` alone, which gives the thread its arena.
    guard let thread = pthread_getspecific(current) else { fatalError("cmark allocates outside of an arena") }
    let state = thread.assumingMemoryBound(to: State.self)
    // As cmark's own allocator: without memory there is no going on, and C has no way to be told. A source of 16 MB, the
    // largest that is read, stays far below.
    guard size >= 0, size < 1 << 40 else { fatalError("out of memory") }
    let room = (size + header + 15) & ~15
    if state.pointee.end - state.pointee.next < room { addBlock(to: state, atLeast: room) }
    let piece = state.pointee.next
    state.pointee.next = piece + room
    piece.storeBytes(of: size, as: Int.self)
    return piece + header
  }

  private static func addBlock(to state: UnsafeMutablePointer<State>, atLeast room: Int) {
    let size = max(state.pointee.blockSize, room + header)
    guard let block = malloc(size) else { fatalError("out of memory") }
    block.storeBytes(of: state.pointee.blocks, as: UnsafeMutableRawPointer?.self)
    state.pointee.blocks = block
    state.pointee.next = block + header
    state.pointee.end = block + size
    state.pointee.blockSize = min(size * 2, 1 << 26)
  }

  private static func resize(_ old: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let old else { return piece(size) }
    let had = (old - header).load(as: Int.self)
    if size <= had { return old }
    let new = piece(size)
    memcpy(new, old, had)
    return new
  }
}
