using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyStudio.Web.Features.Touchpoints;

/// <summary>Answers of touchpoint endpoints: a whole page, never kept by anyone on the way.</summary>
internal static class TouchPages
{
    public static RazorComponentResult Show<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        new(typeof(TPage), parameters.ToDictionary(p => p.Name, p => p.Value)) { StatusCode = status, PreventStreamingRendering = true };

    public static RazorComponentResult Show(Notice notice) => Show<NoticePage>(notice.Status, (nameof(NoticePage.Notice), notice));
}
