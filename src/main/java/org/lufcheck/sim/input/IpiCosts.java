package org.lufcheck.sim.input;

/**
 * What a shootdown costs: {@code base + perTarget * targets} to send, delivery, then the handler at
 * each target in the order of its queue; the initiator waits for the last acknowledgement
 * (smp_call_function_many_cond, kernel/smp.c).
 *
 * @param baseNanos initiator, once for each flush
 * @param perTargetNanos initiator, for each target
 * @param deliveryNanos from sending to the first instruction of the handler on an idle queue
 * @param handlerNanos the handler, with the flush of the CPU's own entries
 * @param acknowledgeNanos until the initiator sees that a handler is done
 * @param localFlushNanos a full flush of the own CPU (write of CR3)
 * @param localPageNanos flush of one page of the own CPU (INVLPG)
 */
public record IpiCosts(
    double baseNanos,
    double perTargetNanos,
    double deliveryNanos,
    double handlerNanos,
    double acknowledgeNanos,
    double localFlushNanos,
    double localPageNanos) {
  /** The same with another cost of the handler. */
  public IpiCosts withHandlerNanos(double nanos) {
    return new IpiCosts(
        baseNanos,
        perTargetNanos,
        deliveryNanos,
        nanos,
        acknowledgeNanos,
        localFlushNanos,
        localPageNanos);
  }
}
