using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.Playwright;

namespace JourneyStudio.Web.Tests;

/// <summary>How long tests wait for a state they expect: long enough for a machine that does five other things. A state that comes at once costs nothing of it.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [ModuleInitializer]
    public static void Set()
    {
        BunitContext.DefaultWaitTimeout = Limit;
        Assertions.SetDefaultExpectTimeout((float)Limit.TotalMilliseconds);
    }
}
