package io.yemae.ops.rest;

import io.yemae.rest.PathIds;
import io.yemae.shared.Problem;
import io.yemae.shared.messaging.DeadLetters;
import io.yemae.shared.messaging.OutboxMessage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages whose deliveries failed: lists them, sends them again, or drops them. */
@Path("/admin/dead-letters")
@RequestScoped
@RolesAllowed("ADMIN")
@Tag(name = "관리")
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    @Inject
    DeadLetters deadLetters;

    /** The oldest 500 dead letters of a queue. */
    @Schema(name = "DeadLetterQueue")
    public record Listed(String queue, List<DeadLetters.DeadLetter> messages) {
    }

    @Schema(name = "DeadLettersResponse")
    public record All(List<Listed> queues) {
    }

    /** The number of messages that were sent again. */
    @Schema(name = "ReplayedResponse")
    public record Replayed(int messages) {
    }

    /** The number of messages that were dropped. */
    @Schema(name = "DroppedResponse")
    public record Dropped(int messages) {
    }

    @GET
    @Operation(summary = "배달하지 못한 메시지", description = "큐마다 오래된 것부터 500건까지")
    @APIResponseSchema(value = All.class, responseCode = "200", responseDescription = "큐와 메시지")
    public All list() {
        return new All(Arrays.stream(OutboxMessage.Queue.values())
            .map(queue -> new Listed(queue.physicalName(), deadLetters.of(queue))).toList());
    }

    @POST
    @Path("/{queue}/replay")
    @Operation(summary = "다시 보내기", description = "한 큐의 메시지를 500건까지 다시 보낸다. 이미 처리된 것은 다시 반영되지 않는다. 감사 로그에 남는다.")
    @APIResponseSchema(value = Replayed.class, responseCode = "200", responseDescription = "다시 보낸 수")
    @APIResponse(responseCode = "404", description = "QUEUE_NOT_FOUND: PaymentCallbacks, Cancellations, Notices가 아니다.")
    public Replayed replay(@PathParam("queue") String queue) {
        return new Replayed(deadLetters.replay(queueOf(queue)));
    }

    @POST
    @Path("/{queue}/{id}/replay")
    @Operation(summary = "메시지 하나 다시 보내기", description = "이미 처리된 것은 다시 반영되지 않는다. 감사 로그에 남는다.")
    @APIResponseSchema(value = Replayed.class, responseCode = "200", responseDescription = "다시 보낸 수: 1")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "QUEUE_NOT_FOUND; MESSAGE_NOT_FOUND: 이 큐에 없는 메시지이다.")
    public Replayed replayOne(@PathParam("queue") String queue, @PathParam("id") String id) {
        deadLetters.replay(queueOf(queue), idOf(id));
        return new Replayed(1);
    }

    @DELETE
    @Path("/{queue}")
    @Operation(summary = "버리기", description = "한 큐의 메시지를 500건까지 버린다. 그 일은 일어나지 않는다. 끝나지 않은 환불은 결제를 맞출 때 다시 시도하고, 메일은 가지 않는다.")
    @APIResponseSchema(value = Dropped.class, responseCode = "200", responseDescription = "버린 수")
    @APIResponse(responseCode = "404", description = "QUEUE_NOT_FOUND")
    public Dropped drop(@PathParam("queue") String queue) {
        return new Dropped(deadLetters.drop(queueOf(queue)));
    }

    @DELETE
    @Path("/{queue}/{id}")
    @Operation(summary = "메시지 하나 버리기", description = "그 일은 일어나지 않는다. 감사 로그에 남는다.")
    @APIResponse(responseCode = "204", description = "버렸다.")
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "QUEUE_NOT_FOUND; MESSAGE_NOT_FOUND: 이 큐에 없는 메시지이다.")
    public void dropOne(@PathParam("queue") String queue, @PathParam("id") String id) {
        deadLetters.drop(queueOf(queue), idOf(id));
    }

    private static UUID idOf(String id) {
        return PathIds.uuid(id, "메시지 ID의 형식이 올바르지 않습니다.");
    }

    private static OutboxMessage.Queue queueOf(String name) {
        return Arrays.stream(OutboxMessage.Queue.values()).filter(each -> each.physicalName().equals(name)).findFirst()
            .orElseThrow(() -> Problem.notFound("QUEUE_NOT_FOUND", "큐를 찾을 수 없습니다."));
    }
}
