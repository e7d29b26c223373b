/// Which routine calls which, to find partials that include themselves with no data between.
struct CallGraph {
  /// A tag that calls a routine.
  struct Call {
    var to: Int32
    var template: Int
    var name: TagName
  }

  private var calls: [Int32: [Call]] = [:]

  /// Notes a call. A guarded one goes into data, which ends by itself.
  mutating func add(from: Int32, to: Int32, isGuarded: Bool, template: Int, name: TagName) {
    if !isGuarded { calls[from, default: []].append(Call(to: to, template: template, name: name)) }
  }

  /// The calls that lead back to a routine which is running, whatever the data.
  func endlessCalls() -> [Call] {
    var found: [Call] = []
    var isDone: [Int32: Bool] = [:]
    for start in calls.keys.sorted() where isDone[start] == nil {
      var path: [(routine: Int32, next: Int)] = [(start, 0)]
      isDone[start] = false
      while let top = path.last {
        let outgoing = calls[top.routine] ?? []
        guard top.next < outgoing.count else {
          isDone[top.routine] = true
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let call = outgoing[top.next]
        switch isDone[call.to] {
        case nil:
          isDone[call.to] = false
          path.append((call.to, 0))
        case false?: found.append(call)
        case true?: break
        }
      }
    }
    return found
  }
}
