import Memo
import Parallel

extension Publisher {
  /// So many outputs are rendered before what became of them is put where it stays.
  private static let part = 1 << 13

  /// Renders the outputs `work`.
  func render(_ stage: Stage, _ work: [Int]) throws -> Rendered {
    var rendered = Rendered(count: work.count)
    // From the last to the first: feeds and lists take longest, and what is begun last is what one worker waits for the
    // other with.
    for end in stride(from: work.count, to: 0, by: -Self.part) {
      let done = try render(stage, work[max(0, end - Self.part)..<end])
      for (step, (record, result)) in done.enumerated() {
        (rendered.records[end - 1 - step], rendered.results[end - 1 - step]) = (record, result)
      }
    }
    return rendered
  }

  /// Renders the outputs `work`, from the last to the first, and says so in this order.
  private func render(_ stage: Stage, _ work: ArraySlice<Int>) throws -> [(OutputRecord, Rendered.Result)] {
    struct Own: Sendable {
      // Each worker has one buffer for all of its pages.
      var buffer: [UInt8] = []
      var fields: [UInt8] = []
    }
    let (count, chunk, last) = (work.count, 64, work.endIndex - 1)
    let packs = self.packs
    return try workers.map(count: count, chunk: chunk, each: Own()) { step, worker, own in
      own.buffer.removeAll(keepingCapacity: own.buffer.capacity < 1 << 20)
      var (record, result) = try stage.render(work[last - step], &own.buffer, &own.fields)
      guard let packs else { return (record, result) }
      // No other worker appends to its pack, so it is known where the block will lie when the chunk is done.
      if result.isRendered {
        record.fields.offset += packs.end(worker: worker)
        record.fields.pack = Int32(clamping: worker)
      }
      if step % chunk == chunk - 1 || step == count - 1 {
        _ = try packs.append(own.fields, worker: worker)
        own.fields.removeAll(keepingCapacity: true)
      }
      return (record, result)
    }
  }
}
