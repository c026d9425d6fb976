using System.Globalization;

namespace JourneyStudio.Web.Shared.Security;

/// <summary>Refuses addresses with characters that are no text, before anything looks for them: databases end a text there, or do not take it at all.</summary>
internal static class ReadableAddress
{
    private const string Item = "studio.unreadable";

    public static IApplicationBuilder UseReadableAddresses(this IApplicationBuilder app) => app.Use((context, next) => FirstIn(context.Request) is { } found ? RefuseAsync(context, found) : next(context));

    /// <summary>Whether this request was refused here.</summary>
    public static bool IsRefused(HttpContext? context) => context?.Items.ContainsKey(Item) == true;

    /// <summary>A text from a table may bring the tab or the end of its line with it: they are spaces.</summary>
    public static bool IsText(string text) => !text.Any(IsUnreadable);

    private static bool IsUnreadable(char character) => char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\u0085');

    private static (string Where, char Character)? FirstIn(HttpRequest request)
    {
        if (First(request.Path.Value) is { } inPath)
            return ("path", inPath);
        foreach (var (name, values) in request.Query)
        {
            if ((First(name) ?? values.Select(First).FirstOrDefault(found => found is not null)) is { } found)
                return (IsText(name) ? name : "query", found);
        }
        return null;
    }

    private static char? First(string? text)
    {
        foreach (var character in text ?? "")
        {
            if (IsUnreadable(character))
                return character;
        }
        return null;
    }

    private static Task RefuseAsync(HttpContext context, (string Where, char Character) found)
    {
        context.Items[Item] = true;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Problem($"{found.Where} holds the control character U+{((int)found.Character).ToString("X4", CultureInfo.InvariantCulture)}, which is no text.", statusCode: StatusCodes.Status400BadRequest, title: "Unreadable address").ExecuteAsync(context);
        // the page that says so is shown, nothing is posted to it
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
