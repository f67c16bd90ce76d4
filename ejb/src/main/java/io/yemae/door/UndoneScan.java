package io.yemae.door;

/**
 * The ticket of a scan that was undone.
 *
 * @param admission another scan that admits it now; null if none does
 */
public record UndoneScan(String ticket, Admission admission, DoorCounts counts) {
}
