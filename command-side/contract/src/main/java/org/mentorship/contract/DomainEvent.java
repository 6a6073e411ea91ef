package org.mentorship.contract;

/**
 * Something that happened on a stream. Each stream has one sealed interface of its events; implementations are records
 * that carry a {@link org.axonframework.serialization.Revision} and are stored for ever.
 */
public interface DomainEvent {}
