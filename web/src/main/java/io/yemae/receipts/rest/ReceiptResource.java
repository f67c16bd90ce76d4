package io.yemae.receipts.rest;

import io.yemae.receipts.ReceiptView;
import io.yemae.receipts.Receipts;
import io.yemae.rest.AcceptLanguage;
import io.yemae.rest.PathIds;
import io.yemae.rest.async.AsyncResponses;
import io.yemae.rest.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The receipt of the caller's reservation: JSON, or HTML or PDF if the client accepts that (requirement 1, 4.2). */
@Path("/reservations/{id}/receipt")
@RequestScoped
@RolesAllowed("USER")
@Tag(name = "예매")
@SecurityRequirement(name = "bearer")
public class ReceiptResource {
    private static final String JSON = "application/json;qs=1";
    private static final String HTML = "text/html;charset=UTF-8;qs=0.9";
    private static final String PDF = "application/pdf;qs=0.8";
    // The page embeds its style and its picture and runs no script.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Inject
    Receipts receipts;

    @Inject
    Caller caller;

    @Inject
    AsyncResponses responses;

    @GET
    @Produces(JSON)
    @Operation(summary = "영수증", description = "Accept에 따라 JSON, HTML, PDF. HTML과 PDF는 Accept-Language의 언어, 없으면 사용자의 언어. "
        + "entry_code는 입장 QR 코드의 내용으로, 공개 키로 확인하는 서명된 코드(JWS)이고 취소되면 없다.")
    @APIResponse(responseCode = "200", description = "영수증", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = ReceiptBody.class)),
        @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: 다른 형식")
    @APIResponse(responseCode = "409", description = "NO_RECEIPT: 결제되지 않은 예매")
    @APIResponse(responseCode = "503", description = "UNAVAILABLE: PDF 요청이 몰릴 때. Retry-After 뒤에 다시 요청한다.")
    public Response json(@PathParam("id") String id) {
        return answer(ReceiptBody.of(receipts.get(PathIds.reservation(id), caller.id()))).build();
    }

    @GET
    @Produces(HTML)
    @Operation(hidden = true)
    public Response html(@PathParam("id") String id, @Context HttpHeaders headers) {
        ReceiptView receipt = receipt(id, headers);
        return answer(receipts.html(receipt))
            .header(HttpHeaders.CONTENT_LANGUAGE, receipt.language().code())
            .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            .build();
    }

    @GET
    @Produces(PDF)
    @Operation(hidden = true)
    public void pdf(@PathParam("id") String id, @Context HttpHeaders headers, @Parameter(hidden = true) @Suspended AsyncResponse client) {
        ReceiptView receipt = receipt(id, headers);
        responses.respond(client, receipts.pdf(receipt), pdf -> answer(pdf)
            .header(HttpHeaders.CONTENT_LANGUAGE, receipt.language().code())
            .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"receipt.pdf\"")
            .build());
    }

    @GET
    @Path("/code")
    @Produces("image/png")
    @Operation(summary = "입장 QR 코드", description = "영수증의 entry_code를 담은 그림(PNG). 여백이 있어 그대로 보여 주면 된다.")
    @APIResponse(responseCode = "200", description = "그림",
        content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "400", description = "INVALID_ID")
    @APIResponse(responseCode = "404", description = "RESERVATION_NOT_FOUND, 다른 사람의 예매도 같다.")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: 다른 형식")
    @APIResponse(responseCode = "409", description = "NO_RECEIPT: 결제되지 않은 예매. NO_ENTRY_CODE: 취소된 예매")
    public Response code(@PathParam("id") String id) {
        return answer(receipts.qrCode(PathIds.reservation(id), caller.id())).build();
    }

    /** In the language of the request, or else of the user. */
    private ReceiptView receipt(String id, HttpHeaders headers) {
        ReceiptView receipt = receipts.get(PathIds.reservation(id), caller.id());
        return receipt.in(AcceptLanguage.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), receipt.language()));
    }

    /* A receipt contains a name and an entry code, so no cache may store it. */
    private static Response.ResponseBuilder answer(Object receipt) {
        return Response.ok(receipt)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE);
    }
}
