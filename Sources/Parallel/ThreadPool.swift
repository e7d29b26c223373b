import CSchedule
import Glibc
import Synchronization

/// A range of indices that threads take chunks of until none is left.
final class Job: @unchecked Sendable {
  // Unchecked for `work`, which is not @Sendable (it writes the slots), and for what the pool's lock guards.
  private let count: Int
  private let chunk: Int
  private let work: (Range<Int>, Int) -> Void
  private let next = Atomic<Int>(0)
  /// Threads that may still join: the pool's lock guards this and what follows.
  fileprivate var places: Int
  fileprivate var joined = 0
  fileprivate var active = 0
  fileprivate var number = 0

  /// Work on 0..<`count` in chunks for at most `threads` threads, the one that runs it among them.
  init(count: Int, chunk: Int, threads: Int, work: @escaping (Range<Int>, Int) -> Void) {
    (self.count, self.chunk, self.work) = (count, chunk, work)
    places = threads - 1
  }

  private func take() -> Range<Int>? {
    // At most one step per worker goes past the end, so nothing wraps around.
    let start = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
    return start < count ? start..<(start + min(chunk, count - start)) : nil
  }

  fileprivate var hasChunks: Bool { next.load(ordering: .relaxed) < count }

  fileprivate func drain(worker: Int) {
    while let range = take() { work(range, worker) }
  }
}

/// Threads that wait for work as long as the program runs. Whoever has a job works on it himself; a thread that is free, or waits for
/// others to end their part of a job, helps with what still has chunks: of two things done side by side the one that ends first
/// helps the other. What a job does must not wait for a lock that somebody holds while he has a job done.
///
/// They wait, and are not made for each job; and before one is woken it is told to stay away from the processor of the one that wakes it.
/// Left alone the kernel puts a thread that is new or woken behind the one that makes or wakes it in four of five cases, and sees
/// only some ticks later that another processor has nothing to do: each time three to five milliseconds (Linux 6.18, two processors),
/// where a build with nothing to do takes thirty.
final class ThreadPool: @unchecked Sendable {
  // Unchecked: the lock guards everything. Never freed: its threads never end.
  static let shared = ThreadPool()

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// Something is other than it was: a job came, or all threads have done with one.
  private let news = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [Job] = []
  /// Jobs that there were.
  private var made = 0
  private var threads = 0
  /// Those that wait, by the kernel's number.
  private var asleep: [pid_t] = []
  /// Those that were told where to run since they last ran a job of their own.
  private var told: Set<pid_t> = []

  init() {
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    news.initialize(to: pthread_cond_t())
    pthread_cond_init(news, nil)
  }

  /// Works on `job` until all of it is done; once nothing is left to take, on what others made of their part of it.
  func run(_ job: Job) {
    pthread_mutex_lock(lock)
    grow(to: job.places)
    job.number = made
    made += 1
    jobs.append(job)
    keepAway()
    for _ in 0..<job.places { pthread_cond_signal(news) }
    pthread_mutex_unlock(lock)
    job.drain(worker: 0)
    pthread_mutex_lock(lock)
    while job.active > 0 {
      if let part = open(after: job.number) { help(part) } else { wait() }
    }
    jobs.removeAll { $0 === job }
    // Whoever asked for the job may start other programs, which may use what he may.
    if let own = told.remove(gettid()) { Processors.allowed?.bind(own) }
    pthread_mutex_unlock(lock)
  }

  /// Has those that wait keep away from the processor that this runs on, if there are others for all of them: more threads than
  /// processors are better left to the kernel.
  private func keepAway() {
    guard !asleep.isEmpty, let others = Processors.others, threads <= others.count else { return }
    for thread in asleep {
      others.bind(thread)
      told.insert(thread)
    }
  }

  /// The latest job that a thread may join, among those that came after `number`.
  private func open(after number: Int) -> Job? {
    jobs.last { $0.number > number && $0.places > 0 && $0.hasChunks }
  }

  /// Has `count` threads wait for work.
  func ready(_ count: Int) {
    pthread_mutex_lock(lock)
    grow(to: count)
    pthread_mutex_unlock(lock)
  }

  /// Where there are fewer than `count` threads, others are made; where the machine gives none, the job does without.
  private func grow(to count: Int) {
    while threads < count {
      let others = Processors.others
      // A sandbox may refuse to have it said where threads run.
      let isMade = others.map { count <= $0.count && make(on: $0) } ?? false
      if !isMade && !make(on: nil) { return }
      threads += 1
    }
  }

  private func make(on processors: Processors?) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if var processors { pthread_attr_setaffinity_np(&attributes, Processors.size, &processors.set) }
    var thread = pthread_t()
    let result = pthread_create(
      &thread, &attributes,
      { raw in
        if let raw { Unmanaged<ThreadPool>.fromOpaque(raw).takeUnretainedValue().serve() }
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    if result != 0 { Unmanaged.passUnretained(self).release() }
    return result == 0
  }

  /// Helps with one job after the other, for ever.
  private func serve() {
    pthread_mutex_lock(lock)
    while true {
      if let job = open(after: -1) { help(job) } else { wait() }
    }
  }

  /// Waits for news. The lock is held before and after.
  private func wait() {
    let own = gettid()
    asleep.append(own)
    pthread_cond_wait(news, lock)
    asleep.removeAll { $0 == own }
  }

  /// Takes part in `job`. The lock is held before and after.
  private func help(_ job: Job) {
    job.places -= 1
    job.joined += 1
    job.active += 1
    let worker = job.joined
    pthread_mutex_unlock(lock)
    job.drain(worker: worker)
    pthread_mutex_lock(lock)
    job.active -= 1
    if job.active == 0 { pthread_cond_broadcast(news) }
  }
}
