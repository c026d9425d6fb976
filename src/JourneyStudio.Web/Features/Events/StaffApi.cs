using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Advancing;
using JourneyStudio.Storage.Organisation;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Events;

/// <summary>Tells by which accounts staff write to the brand.</summary>
internal static class StaffApi
{
    private const int LongestAddress = 200;

    private static readonly string[] Channels = [ChannelKeys.WeChatTemplate, ChannelKeys.WeCom];

    public static void MapStaff(this IEndpointRouteBuilder app) => app.MapPost("/api/staff/{key}/bind", BindAsync)
        .RequireAuthorization(StudioPolicies.WriteEvents)
        .DisableAntiforgery()
        .WithName("BindStaff")
        .WithTags("Events")
        .WithSummary("Binds an account of WeChat (OpenID) or WeCom to a staff person: what comes from there is theirs.")
        .WithDescription("The body is {\"channel\": \"wechat-template\" | \"wecom\", \"address\"}. Keywords for staff then let them in; senders who are not bound leave by the trigger's own port.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> BindAsync(string key, BindingBody body, StaffBinding binding, RuntimeClock clock, CancellationToken cancellationToken)
    {
        if (!Channels.Contains(body.Channel))
            return TypedResults.Problem($"channel must be one of {string.Join(", ", Channels)}.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Unknown channel");
        if (body.Address?.Trim() is not { Length: > 0 and <= LongestAddress } address)
            return TypedResults.Problem($"address must be a text of 1 to {LongestAddress} characters.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "No address");
        return await binding.ConnectAsync(key, body.Channel!, address, clock.Now, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem($"Nobody at work has the key {key}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown staff");
    }
}

/// <summary>An account of a staff person.</summary>
internal sealed record BindingBody(string? Channel, string? Address);
