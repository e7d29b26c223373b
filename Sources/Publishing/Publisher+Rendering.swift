import Memo
import Parallel

extension Publisher {
  /// Renders the outputs `work`.
  func render(_ stage: Stage, _ work: [Int]) throws -> Rendered {
    struct Own: Sendable {
      // Each worker has one buffer for all of its pages.
      var buffer: [UInt8] = []
      var fields: [UInt8] = []
    }
    let (count, chunk, packs) = (work.count, 64, self.packs)
    var rendered = Rendered(count: count)
    // From the last to the first: feeds and lists take longest, and what is begun last is what one worker waits for the
    // other with.
    try workers.gather(count: count, chunk: chunk, each: Own()) { step, worker, own in
      own.buffer.removeAll(keepingCapacity: own.buffer.capacity < 1 << 20)
      var (record, result) = try stage.render(work[count - 1 - step], &own.buffer, &own.fields)
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
    } take: { (step: Int, done: (OutputRecord, Rendered.Result)) in
      (rendered.records[count - 1 - step], rendered.results[count - 1 - step]) = done
    }
    return rendered
  }
}
