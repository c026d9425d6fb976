using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace JourneyStudio.Web.Tests;

/// <summary>Hands bUnit the AngleSharp.Diffing that lies in <c>compat</c> (see Bunit.props).</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll")) : null;
}
