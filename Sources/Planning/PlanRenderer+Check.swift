import Parallel

extension PlanRenderer {
  /// Renders everything and keeps nothing: whether it can be done.
  public func renderAll(workers: Workers) throws {
    _ = try workers.map(count: plan.items.count) { index, _ -> Bool in
      var output: [UInt8] = []
      _ = try make(index, unless: nil, into: &output)
      return true
    }
  }
}
